-- One row per capture of these whose text, as this version of the parser reads it, is held, published or staged.
-- noqa: disable=RF02
SELECT reading.capture_id
FROM core.reading AS reading
WHERE
    reading.capture_id = ANY(%(captures)s)
    AND reading.parser_version = %(parser_version)s
    AND reading.revision_id IS NOT NULL
UNION DISTINCT
SELECT staged.capture_id
FROM stage.reading AS staged
INNER JOIN stage.article AS article ON staged.run_key = article.run_key AND staged.capture_id = article.capture_id
WHERE
    staged.capture_id = ANY(%(captures)s)
    AND staged.parser_version = %(parser_version)s
ORDER BY capture_id ASC
