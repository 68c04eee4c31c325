-- One row per claim: the words by which its sentence is found.
-- key: claim_id
-- scope: article
-- index: article_id
-- gin: words
-- after: fct_claim
-- column claim_id: Id of the claim, in fct_claim.
-- column article_id: Id of the article.
-- column language: Language of the article.
-- column words: Stems of an English or Russian sentence, of its entity and metric; elsewhere pairs of letters of each word.
-- A server whose locale is C knows no letters but ASCII ones: capitals are made small, and words told apart, without it.
WITH said AS (
    SELECT
        claim.claim_id,
        claim.article_id,
        claim.language,
        TRANSLATE(
            LOWER(CONCAT_WS(' ', claim.sentence, claim.entity_name, claim.metric)),
            'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
        ) AS text
    FROM scope_article AS scope
    INNER JOIN mart.fct_claim AS claim ON scope.article_id = claim.article_id
)

SELECT
    said.claim_id,
    said.article_id,
    said.language,
    CASE said.language
        WHEN 'en' THEN TO_TSVECTOR('pg_catalog.english', said.text)
        WHEN 'ru' THEN TO_TSVECTOR('pg_catalog.russian', said.text)
        ELSE ARRAY_TO_TSVECTOR(ARRAY(
            SELECT DISTINCT SUBSTR(word.found[1], place.at, 2) AS pair
            FROM REGEXP_MATCHES(said.text, '[^\s!-/:-@[-`{-~«»“”‘’„…·—–]+', 'g') AS word (found)
            CROSS JOIN GENERATE_SERIES(1, GREATEST(LENGTH(word.found[1]) - 1, 1)) AS place (at)
        ))
    END AS words
FROM said
