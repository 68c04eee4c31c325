-- One row per capture and version that has read it, or with an empty version where the run has staged it.
SELECT
    reading.capture_id,
    reading.parser_version,
    reading.extractor_version
FROM core.reading AS reading
WHERE reading.capture_id = ANY(%(ids)s)
UNION ALL
SELECT
    staged.capture_id,
    NULL AS parser_version,
    NULL AS extractor_version
FROM stage.reading AS staged
WHERE
    staged.capture_id = ANY(%(ids)s)
    AND staged.run_key = %(this_run)s
