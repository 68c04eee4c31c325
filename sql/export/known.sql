-- One row: when what the warehouse says was last added to, and how many changes observe has still to look at.
SELECT
    (
        SELECT MAX(said.moment)
        FROM (
            SELECT MAX(reading.read_at) AS moment
            FROM core.reading AS reading
            UNION ALL
            SELECT MAX(judgement.judged_at) AS moment
            FROM ops.judgement AS judgement
            UNION ALL
            SELECT MAX(settled.settled_at) AS moment
            FROM ops.conflict_settled AS settled
            UNION ALL
            SELECT MAX(review.reviewed_at) AS moment
            FROM ops.entity_review AS review
        ) AS said
    ) AS as_of,
    (
        SELECT COUNT(queue.change_id)
        FROM ops.observe_queue AS queue
    ) AS waiting
