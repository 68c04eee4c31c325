-- One row: in how many claims' sentences the words stand, counted up to max_rows: enough to tell rare words from common ones.
-- noqa: disable=RF02,AM09
WITH held AS (
    SELECT found.claim_id
    FROM mart.claim_words AS found
    WHERE
        (found.language = 'en' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.english', %(words)s))
        OR (found.language = 'ru' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.russian', %(words)s))
        OR (found.language NOT IN ('en', 'ru') AND found.words @@ %(bigrams)s::tsquery)
    LIMIT %(max_rows)s
)

SELECT COUNT(*) AS claims
FROM held
