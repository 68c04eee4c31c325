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
    change.sentence,
    made.span_start - made.sentence_start AS number_start,
    made.span_end - made.sentence_start AS number_end,
    earlier.span_start - earlier.sentence_start AS number_start_before,
    earlier.span_end - earlier.sentence_start AS number_end_before
FROM mart.claim_change AS change
INNER JOIN core.claim AS made ON change.claim_id = made.claim_id
INNER JOIN core.claim AS earlier ON change.previous_claim_id = earlier.claim_id
WHERE change.article_id = %(article_id)s
ORDER BY change.changed_at ASC, change.revision_no ASC, change.claim_id ASC
