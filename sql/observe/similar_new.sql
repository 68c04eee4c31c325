-- One row per pair that became known.
INSERT INTO core.similar_article (earlier_id, later_id, method, similarity)
SELECT
    wanted.earlier_id,
    wanted.later_id,
    wanted.method,
    wanted.similarity
FROM similar_wanted AS wanted
ORDER BY wanted.earlier_id ASC, wanted.later_id ASC
ON CONFLICT (earlier_id, later_id) DO NOTHING
