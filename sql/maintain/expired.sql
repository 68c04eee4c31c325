-- One row per partition of raw.fetch_log whose every row is older than wanted.
-- noqa: disable=RF02
SELECT part.relname AS partition_name
FROM pg_inherits AS heir
INNER JOIN pg_class AS part ON heir.inhrelid = part.oid
WHERE
    heir.inhparent = 'raw.fetch_log'::regclass
    AND part.relname ~ '^fetch_log_[0-9]{4}_[0-9]{2}$'
    AND TO_DATE(SUBSTR(part.relname, 11), 'YYYY_MM') + '1 month'::interval <= %(before)s::date
ORDER BY part.relname ASC
