-- One row per figure that claims of these articles are evidence for: its key, as settled conflicts hold it.
SELECT DISTINCT observation.observation_key
FROM core.article_revision AS revision
INNER JOIN core.claim AS claim ON revision.revision_id = claim.revision_id
INNER JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
INNER JOIN core.observation AS observation ON evidence.observation_id = observation.observation_id
WHERE revision.article_id = ANY(%(articles)s) -- noqa: RF02
ORDER BY observation.observation_key ASC
