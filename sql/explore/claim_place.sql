-- One row: the article in which a claim stands.
-- noqa: disable=RF02
SELECT
    claim.claim_id,
    revision.article_id
FROM core.claim AS claim
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
WHERE claim.claim_id = %(claim_id)s
