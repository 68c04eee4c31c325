-- One row: a search's words as a text search asks for them, each language by its own stems, empty where they are all too common;
-- and the first and the last day by which claims are listed, both empty where none has a day.
-- noqa: disable=RF02
WITH asked AS (
    SELECT
        WEBSEARCH_TO_TSQUERY('pg_catalog.english', COALESCE(%(words)s, '')) AS english,
        WEBSEARCH_TO_TSQUERY('pg_catalog.russian', COALESCE(%(words)s, '')) AS russian,
        COALESCE(%(bigrams)s, '')::tsquery AS pairs
),

told AS (
    SELECT
        CASE WHEN NUMNODE(english) > 0 AND COALESCE(%(language)s, 'en') = 'en' THEN english && '''#language:en''' ELSE '' END AS english,
        CASE WHEN NUMNODE(russian) > 0 AND COALESCE(%(language)s, 'ru') = 'ru' THEN russian && '''#language:ru''' ELSE '' END AS russian,
        CASE
            WHEN NUMNODE(pairs) > 0 AND COALESCE(%(language)s, '') NOT IN ('en', 'ru')
                THEN pairs && '!''#language:en'' & !''#language:ru'''
            ELSE ''
        END AS pairs
    FROM asked
)

SELECT
    (told.english || told.russian || told.pairs)::text AS wanted,
    (
        SELECT MIN(found.listed_on)
        FROM mart.claim_words AS found
        WHERE found.listed_on > '0001-01-01'::date
    ) AS first_day,
    (
        SELECT MAX(found.listed_on)
        FROM mart.claim_words AS found
        WHERE found.listed_on > '0001-01-01'::date
    ) AS last_day
FROM told
