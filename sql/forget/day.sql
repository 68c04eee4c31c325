-- One row per day that the source was asked for.
DELETE FROM ops.source_day AS day
WHERE day.source_key = %(source_key)s
