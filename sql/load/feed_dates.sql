-- One row per url whose feed gave a date.
SELECT
    url,
    feed_published_at
FROM raw.lead
WHERE
    url = ANY(%(urls)s)
    AND feed_published_at IS NOT NULL
