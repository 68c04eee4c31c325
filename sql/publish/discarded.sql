-- One row per staged article that a person has discarded: read, and dropped.
WITH gone AS (
    DELETE FROM stage.article AS article
    USING ops.quarantine AS quarantine
    WHERE
        article.run_key = %(this_run)s
        AND article.url = quarantine.item
        AND quarantine.settled_as = 'discarded'
    RETURNING article.capture_id
)

UPDATE stage.reading AS reading
SET
    drop_reason = 'discarded',
    drop_detail = 'a person has discarded it from quarantine'
FROM gone
WHERE
    reading.run_key = %(this_run)s
    AND reading.capture_id = gone.capture_id
