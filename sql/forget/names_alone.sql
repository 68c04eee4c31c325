-- One row per name that a person has reviewed and that no other article prints.
-- noqa: disable=RF02
SELECT DISTINCT review.alias_key
FROM ops.entity_review AS review
INNER JOIN core.claim AS claim
    ON review.alias_key = ANY(ARRAY[claim.entity_key, claim.whole_key, claim.attribution_key])
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
WHERE
    revision.article_id = ANY(%(articles)s)
    AND NOT EXISTS (
        SELECT 1
        FROM core.claim AS other
        INNER JOIN core.article_revision AS elsewhere ON other.revision_id = elsewhere.revision_id
        WHERE
            review.alias_key = ANY(ARRAY[other.entity_key, other.whole_key, other.attribution_key])
            AND NOT elsewhere.article_id = ANY(%(articles)s)
    )
ORDER BY review.alias_key ASC
