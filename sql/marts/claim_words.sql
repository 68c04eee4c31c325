-- One row per claim: the words and facets by which it is found.
-- key: article_id, claim_id
-- scope: article
-- gin: words
-- after: fct_claim
-- order: (listed_on, claim_id)
-- column claim_id: Id of the claim, in fct_claim.
-- column article_id: Id of the article.
-- column listed_on: Day of publication, by which lists go; 0001-01-01 for articles without a date.
-- column period_start: First day for which the number is true.
-- column period_end: The day after the last.
-- column confidence: How sure the extractor is, 0 to 1.
-- column words: Stems of an English or Russian sentence, of its entity and metric; elsewhere pairs of letters of each word. Beside them what lists are narrowed by, such as #kind:price; times by year, month or day.
-- A server whose locale is C knows no letters but ASCII ones: words are told apart without it, and capitals made small.
-- Facets stand among the words, since one GIN index then intersects all that is asked for, whatever the combination. No word
-- begins with #. Times longer than 400 days are told by #long: instead of their months; years beyond 1900 to 2100 are those.
WITH said AS (
    SELECT
        claim.claim_id,
        claim.article_id,
        claim.language,
        claim.published_on,
        claim.period_start,
        claim.period_end,
        claim.confidence,
        ARRAY_REMOVE(ARRAY[
            '#language:' || claim.language,
            '#source:' || LEFT(claim.source_key, 400),
            '#kind:' || claim.kind,
            '#unit:' || LEFT(claim.unit, 400),
            '#metric:' || LEFT(claim.metric_id, 400),
            '#region:' || LEFT(claim.region, 400),
            '#entity:' || LEFT(claim.entity_key, 400),
            '#sure:' || FLOOR(claim.confidence * 10)::int,
            '#sure:' || TO_CHAR(FLOOR(claim.confidence * 100) / 100, 'FM0.00'),
            COALESCE('#listed:' || TO_CHAR(claim.published_on, 'YYYY'), '#listed:never'),
            '#listed:' || TO_CHAR(claim.published_on, 'YYYY-MM'),
            '#listed:' || TO_CHAR(claim.published_on, 'YYYY-MM-DD')
        ], NULL)
        || ARRAY(
            SELECT
                UNNEST(ARRAY[
                    '#time:' || year.no,
                    '#time:' || (year.no / 10) || 'x',
                    CASE WHEN claim.period_end - claim.period_start > 400 THEN '#long:' || year.no END
                ]) AS facet
            FROM GENERATE_SERIES(
                LEAST(GREATEST(EXTRACT(YEAR FROM claim.period_start)::int, 1900), 2100),
                LEAST(GREATEST(EXTRACT(YEAR FROM claim.period_end - 1)::int, 1900), 2100)
            ) AS year (no)
        )
        || ARRAY(
            SELECT '#time:' || TO_CHAR(month.begun, 'YYYY-MM') AS facet
            FROM
                GENERATE_SERIES(
                    DATE_TRUNC('month', claim.period_start::timestamp),
                    (claim.period_end - 1)::timestamp,
                    '1 month'::interval
                ) AS month (begun)
            WHERE claim.period_end - claim.period_start <= 400
        ) AS facets,
        core.SMALL_LETTERS(CONCAT_WS(' ', claim.sentence, claim.entity_name, claim.metric)) AS text
    FROM scope_article AS scope
    INNER JOIN mart.fct_claim AS claim ON scope.article_id = claim.article_id
)

SELECT
    said.claim_id,
    said.article_id,
    COALESCE(said.published_on, '0001-01-01'::date) AS listed_on,
    said.period_start,
    said.period_end,
    said.confidence,
    CASE said.language
        WHEN 'en' THEN TO_TSVECTOR('pg_catalog.english', said.text)
        WHEN 'ru' THEN TO_TSVECTOR('pg_catalog.russian', said.text)
        ELSE ARRAY_TO_TSVECTOR(ARRAY(
            SELECT DISTINCT SUBSTR(word.found[1], place.at, 2) AS pair
            FROM REGEXP_MATCHES(said.text, '[^\s!-/:-@[-`{-~«»“”‘’„…·—–]+', 'g') AS word (found)
            CROSS JOIN GENERATE_SERIES(1, GREATEST(LENGTH(word.found[1]) - 1, 1)) AS place (at)
        ))
    END || ARRAY_TO_TSVECTOR(ARRAY_REMOVE(said.facets, NULL)) AS words
FROM said
