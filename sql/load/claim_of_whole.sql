-- One row: what decides of what a share is, in the claim as it was read, and the language of its words.
-- noqa: disable=RF02
SELECT
    claim.metric_id,
    claim.entity,
    revision.language
FROM core.claim AS claim
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
WHERE claim.claim_id = %(claim_id)s
