-- One row: how many leads the asking of this day has brought that nothing had told us of.
SELECT COUNT(*) AS missed
FROM raw.lead
WHERE
    source_key = %(source_key)s
    AND listed_on = %(day)s
    AND found_at = %(now)s
