-- One row per step that was taken: how many claims fit in it, and the newest of them, in their order. Each step is a part of the
-- question, told by the index of words and facets; the days and the confidence asked for make that exact. Steps are taken one after the
-- other until there are enough claims, or one has more than its limit: then that many are counted, and it has to be asked in parts.
-- noqa: disable=RF02,AM09,ST05,LT02
WITH RECURSIVE step AS (
    SELECT
        0 AS place,
        0::bigint AS claims,
        0::bigint AS so_far,
        FALSE AS is_over,
        ARRAY[]::uuid[] AS claim_ids
    UNION ALL
    SELECT
        step.place + 1 AS place,
        told.claims,
        step.so_far + told.claims AS so_far,
        COALESCE(told.claims > (%(limits)s::bigint[])[step.place + 1], FALSE) AS is_over,
        told.claim_ids
    FROM step
    CROSS JOIN LATERAL (
        SELECT
            COUNT(*) AS claims,
            ARRAY_AGG(fitting.claim_id ORDER BY fitting.listed_on DESC, fitting.claim_id DESC) AS claim_ids
        FROM (
            SELECT
                found.claim_id,
                found.listed_on
            FROM mart.claim_words AS found
            WHERE
                found.words @@ (%(steps)s::tsquery[])[step.place + 1]
                AND (%(words)s::tsquery IS NULL OR found.words @@ %(words)s::tsquery)
                AND (%(entities)s::tsquery IS NULL OR found.words @@ %(entities)s::tsquery)
                AND (%(times)s::tsquery IS NULL OR found.words @@ %(times)s::tsquery)
                AND (%(sure)s::tsquery IS NULL OR found.words @@ %(sure)s::tsquery)
                AND (%(first_day)s::date IS NULL OR found.period_end > %(first_day)s)
                AND (%(end_day)s::date IS NULL OR found.period_start < %(end_day)s)
                AND (%(confidence)s::numeric IS NULL OR found.confidence >= %(confidence)s)
                AND (%(after_id)s::uuid IS NULL OR (found.listed_on, found.claim_id) < (%(after_day)s::date, %(after_id)s::uuid))
            LIMIT (%(limits)s::bigint[])[step.place + 1] + 1
        ) AS fitting
    ) AS told
    WHERE
        step.place < CARDINALITY(%(steps)s::tsquery[])
        AND step.so_far < %(max_rows)s
        AND NOT step.is_over
)

SELECT
    step.place,
    step.claims,
    step.is_over,
    COALESCE(step.claim_ids[1:(%(max_rows)s)], ARRAY[]::uuid[]) AS claim_ids
FROM step
WHERE step.place > 0
ORDER BY step.place ASC
