-- One row per pair of articles of two sources, published within days of each other, of which one copies the other.
-- By words: 40 percent of the shorter text's runs of five words are in the other one as well. By figures: texts in two
-- languages that share three figures at least, and half of those of the one that has fewer.
CREATE TEMPORARY TABLE similar_wanted ON COMMIT DROP AS
WITH pair AS (
    SELECT
        changed.article_id AS one_id,
        other.article_id AS other_id,
        'words' AS method,
        alike.part * (print.shingle_count + other.shingle_count)
        / ((1 + alike.part) * LEAST(print.shingle_count, other.shingle_count)) AS similarity
    FROM changed_article AS changed
    INNER JOIN core.article_print AS print ON changed.article_id = print.article_id
    INNER JOIN core.article_print AS other
        ON
            print.sketch[1:16] && other.sketch[1:16]
            AND print.source_key <> other.source_key
            AND other.issued_at BETWEEN print.issued_at - INTERVAL '7 days' AND print.issued_at + INTERVAL '7 days'
    CROSS JOIN LATERAL core.ALIKE(print.sketch, other.sketch) AS alike (part)
    WHERE LEAST(print.shingle_count, other.shingle_count) >= 20
),

own AS (
    SELECT DISTINCT
        claim.article_id,
        wanted.observation_id
    FROM evidence_wanted AS wanted
    INNER JOIN pinned AS claim ON wanted.claim_id = claim.claim_id
),

held AS (
    SELECT DISTINCT
        revision.article_id,
        evidence.observation_id
    FROM own
    INNER JOIN core.observation_claim AS evidence ON own.observation_id = evidence.observation_id
    INNER JOIN core.claim AS claim ON evidence.claim_id = claim.claim_id
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM observation_made AS made
            WHERE made.observation_id = own.observation_id
        )
        AND NOT EXISTS (
            SELECT 1
            FROM changed_article AS changed
            WHERE changed.article_id = revision.article_id
        )
),

printing AS (
    SELECT
        own.article_id,
        own.observation_id
    FROM own
    UNION
    SELECT
        held.article_id,
        held.observation_id
    FROM held
),

shared AS (
    SELECT
        own.article_id AS one_id,
        printing.article_id AS other_id,
        COUNT(*) AS figures
    FROM own
    INNER JOIN printing ON own.observation_id = printing.observation_id AND own.article_id <> printing.article_id
    GROUP BY own.article_id, printing.article_id
    HAVING COUNT(*) >= 3
),

counted AS (
    SELECT
        own.article_id,
        COUNT(*) AS figures
    FROM own
    GROUP BY own.article_id
    UNION ALL
    SELECT
        revision.article_id,
        COUNT(DISTINCT evidence.observation_id) AS figures
    FROM (
        SELECT DISTINCT shared.other_id AS article_id
        FROM shared
    ) AS other
    INNER JOIN core.article_revision AS revision ON other.article_id = revision.article_id
    INNER JOIN core.claim AS claim ON revision.revision_id = claim.revision_id
    INNER JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM own
            WHERE own.article_id = revision.article_id
        )
    GROUP BY revision.article_id
),

translated AS (
    SELECT
        shared.one_id,
        shared.other_id,
        'figures' AS method,
        1.0 * shared.figures / LEAST(counted.figures, other_counted.figures) AS similarity
    FROM shared
    INNER JOIN counted ON shared.one_id = counted.article_id
    INNER JOIN counted AS other_counted ON shared.other_id = other_counted.article_id
    INNER JOIN core.article_print AS print ON shared.one_id = print.article_id
    INNER JOIN core.article_print AS other ON shared.other_id = other.article_id
    WHERE
        print.source_key <> other.source_key
        AND print.language <> other.language
        AND other.issued_at BETWEEN print.issued_at - INTERVAL '3 days' AND print.issued_at + INTERVAL '3 days'
),

found AS (
    SELECT
        pair.one_id,
        pair.other_id,
        pair.method,
        LEAST(ROUND(pair.similarity, 2), 1) AS similarity
    FROM pair
    WHERE pair.similarity >= 0.4
    UNION ALL
    SELECT
        translated.one_id,
        translated.other_id,
        translated.method,
        LEAST(ROUND(translated.similarity, 2), 1) AS similarity
    FROM translated
    WHERE translated.similarity >= 0.5
),

ordered AS (
    SELECT
        found.method,
        found.similarity,
        CASE
            WHEN
                (one.agency_key IS NOT NULL, one.issued_at, one.source_key, one.article_id)
                < (other.agency_key IS NOT NULL, other.issued_at, other.source_key, other.article_id)
                THEN ARRAY[one.article_id, other.article_id]
            ELSE ARRAY[other.article_id, one.article_id]
        END AS pair
    FROM found
    INNER JOIN core.article_print AS one ON found.one_id = one.article_id
    INNER JOIN core.article_print AS other ON found.other_id = other.article_id
)

SELECT DISTINCT ON (ordered.pair)
    ordered.pair[1] AS earlier_id,
    ordered.pair[2] AS later_id,
    ordered.method,
    ordered.similarity
FROM ordered
ORDER BY ordered.pair ASC, ordered.method DESC, ordered.similarity DESC
