-- One row per figure that the article prints otherwise than in its text before.
-- noqa: disable=RF02
SELECT
    change.claim_id,
    change.revision_no,
    change.changed_at,
    change.entity,
    change.metric,
    change.surface_before,
    change.surface,
    change.sentence_before,
    change.sentence
FROM mart.claim_change AS change
WHERE change.article_id = %(article_id)s
ORDER BY change.changed_at ASC, change.revision_no ASC, change.claim_id ASC
