-- One row per piece of evidence that the articles to look at have given until now.
CREATE TEMPORARY TABLE evidence_held ON COMMIT DROP AS
SELECT
    evidence.claim_id,
    evidence.observation_id,
    evidence.agent_id
FROM changed_article AS changed
INNER JOIN core.article_revision AS revision ON changed.article_id = revision.article_id
INNER JOIN core.claim AS claim ON revision.revision_id = claim.revision_id
INNER JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
