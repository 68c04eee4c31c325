-- One row per claim in whose sentence the words stand, whichever come first: enough to tell rare words from common ones.
-- noqa: disable=RF02,AM09
SELECT found.claim_id
FROM mart.claim_words AS found
WHERE
    (found.language = 'en' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.english', %(words)s))
    OR (found.language = 'ru' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.russian', %(words)s))
    OR (found.language NOT IN ('en', 'ru') AND found.words @@ %(bigrams)s::tsquery)
LIMIT %(max_rows)s
