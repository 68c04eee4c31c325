-- One row per record that need not be asked for: it was read, or (same_body) a capture of its page has its body.
WITH incoming AS (
    SELECT
        each.file,
        each.record_offset,
        each.url,
        each.digest
    FROM UNNEST(%(files)s::text[], %(offsets)s::bigint[], %(urls)s::text[], %(digests)s::text[])
        AS each (file, record_offset, url, digest)
),

held AS (
    SELECT DISTINCT
        capture.url,
        known.digest
    FROM ops.crawl_record AS known
    INNER JOIN raw.capture AS capture ON known.capture_id = capture.capture_id
    WHERE known.source_key = %(source_key)s AND known.digest <> '' -- noqa: RF02
)

SELECT
    incoming.file,
    incoming.record_offset,
    known.file IS NULL AS same_body
FROM incoming
LEFT JOIN ops.crawl_record AS known
    ON
        known.source_key = %(source_key)s -- noqa: RF02
        AND incoming.file = known.file
        AND incoming.record_offset = known.record_offset
        AND (known.capture_id IS NOT NULL OR NOT %(again)s) -- noqa: RF02
LEFT JOIN held ON incoming.url = held.url AND incoming.digest = held.digest
WHERE known.file IS NOT NULL OR held.url IS NOT NULL
