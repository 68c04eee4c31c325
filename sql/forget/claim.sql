-- One row per claim of these articles, in whatever version.
DELETE FROM core.claim AS claim
USING core.article_revision AS revision
WHERE
    claim.revision_id = revision.revision_id
    AND revision.article_id = ANY(%(articles)s)
