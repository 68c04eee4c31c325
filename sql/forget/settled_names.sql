-- One row per name under which a settled conflict was seen, that these articles print and no other: what is to be forgotten. A name in the
-- catalogue is public.
-- noqa: disable=RF02
WITH name AS (
    SELECT claim.entity_key AS alias_key
    FROM core.claim AS claim
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE revision.article_id = ANY(%(articles)s)
    UNION
    SELECT judgement.fix ->> 'entity_key' AS alias_key
    FROM ops.judgement AS judgement
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE revision.article_id = ANY(%(articles)s)
)

SELECT name.alias_key
FROM name
WHERE
    EXISTS (
        SELECT 1
        FROM ops.conflict_settled AS settled
        WHERE name.alias_key = ANY(settled.names)
    )
    AND NOT EXISTS (
        SELECT 1
        FROM core.entity_alias AS alias
        WHERE alias.alias_key = name.alias_key AND alias.origin = 'catalogue'
    )
    AND NOT EXISTS (
        SELECT 1
        FROM core.claim AS other
        INNER JOIN core.article_revision AS elsewhere ON other.revision_id = elsewhere.revision_id
        WHERE
            other.entity_key = name.alias_key
            AND NOT elsewhere.article_id = ANY(%(articles)s)
    )
ORDER BY name.alias_key ASC
