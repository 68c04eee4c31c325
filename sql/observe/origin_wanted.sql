-- One row per article that pairs connect with one to look at, and the first article of its chain of copies; itself, if it is none.
CREATE TEMPORARY TABLE origin_wanted ON COMMIT DROP AS
WITH RECURSIVE edge AS (
    SELECT
        pair.earlier_id AS one_id,
        pair.later_id AS other_id
    FROM core.similar_article AS pair
    UNION ALL
    SELECT
        pair.later_id AS one_id,
        pair.earlier_id AS other_id
    FROM core.similar_article AS pair
),

touched AS (
    SELECT linked.article_id
    FROM linked_article AS linked
    UNION
    SELECT edge.other_id AS article_id
    FROM touched
    INNER JOIN edge ON touched.article_id = edge.one_id
),

parent AS (
    SELECT DISTINCT ON (touched.article_id)
        touched.article_id,
        pair.earlier_id
    FROM touched
    INNER JOIN core.similar_article AS pair ON touched.article_id = pair.later_id
    ORDER BY touched.article_id ASC, pair.similarity DESC, pair.earlier_id ASC
),

chain AS (
    SELECT
        touched.article_id,
        touched.article_id AS origin_article_id,
        0 AS steps
    FROM touched
    UNION ALL
    SELECT
        chain.article_id,
        parent.earlier_id AS origin_article_id,
        chain.steps + 1 AS steps
    FROM chain
    INNER JOIN parent ON chain.origin_article_id = parent.article_id
)

SELECT DISTINCT ON (chain.article_id)
    chain.article_id,
    chain.origin_article_id
FROM chain
ORDER BY chain.article_id ASC, chain.steps DESC
