-- One row per check result that shows a bad row of these urls: the row leaves the sample, the count stays.
UPDATE ops.check_result AS result
SET
    sample = COALESCE(
        (
            SELECT JSONB_AGG(shown.entry)
            FROM JSONB_ARRAY_ELEMENTS(result.sample) AS shown (entry)
            WHERE NOT COALESCE(shown.entry ->> 'url' = ANY(%(urls)s), FALSE)
        ),
        '[]'
    )
WHERE
    EXISTS (
        SELECT 1
        FROM JSONB_ARRAY_ELEMENTS(result.sample) AS shown (entry)
        WHERE shown.entry ->> 'url' = ANY(%(urls)s)
    )
