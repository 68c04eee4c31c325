-- One row per article, and one per figure held: everything is looked at again.
INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT
    'article' AS item_kind,
    article.article_id AS item_id
FROM core.article AS article
UNION ALL
SELECT
    'observation' AS item_kind,
    observation.observation_id AS item_id
FROM core.observation AS observation
