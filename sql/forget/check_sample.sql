-- One row per check result that shows a bad row of these urls: the row leaves the sample, the count stays.
-- noqa: disable=RF02
UPDATE ops.check_result AS result
SET
    sample = COALESCE(
        (
            SELECT JSONB_AGG(shown.entry)
            FROM JSONB_ARRAY_ELEMENTS(result.sample) AS shown (entry)
            WHERE
                NOT EXISTS (
                    SELECT 1
                    FROM JSONB_EACH_TEXT(shown.entry) AS field
                    WHERE field.value = ANY(%(urls)s)
                )
        ),
        '[]'
    )
WHERE
    EXISTS (
        SELECT 1
        FROM JSONB_ARRAY_ELEMENTS(result.sample) AS shown (entry)
        CROSS JOIN JSONB_EACH_TEXT(shown.entry) AS field
        WHERE field.value = ANY(%(urls)s)
    )
