-- One row per current claim of these articles: no longer current, so that observe lets go of all that came of it.
UPDATE core.claim AS claim
SET
    is_current = FALSE,
    superseded_at = %(now)s
FROM core.article_revision AS revision
WHERE
    claim.revision_id = revision.revision_id
    AND revision.article_id = ANY(%(articles)s)
    AND claim.is_current
