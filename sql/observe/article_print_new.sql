-- One row per article whose text is new or reads otherwise now.
INSERT INTO core.article_print (article_id, source_key, language, issued_at, agency_key, shingle_count, sketch, text_sha256)
SELECT
    printed.article_id,
    printed.source_key,
    printed.language,
    printed.issued_at,
    printed.agency_key,
    printed.shingle_count,
    printed.sketch,
    printed.text_sha256
FROM article_printed AS printed
ORDER BY printed.article_id ASC
ON CONFLICT (article_id) DO NOTHING
