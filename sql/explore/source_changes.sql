-- One row per figure that a source prints otherwise than in its text before, the latest change first.
-- noqa: disable=RF02
SELECT
    change.claim_id,
    change.article_id,
    change.source_key,
    change.changed_at,
    change.entity,
    change.metric,
    change.metric_id,
    change.surface_before,
    change.surface,
    change.sentence,
    change.title,
    said.language,
    said.entity_key,
    said.claim_id IS NOT NULL AS is_read,
    made.span_start - made.sentence_start AS number_start,
    made.span_end - made.sentence_start AS number_end
FROM mart.claim_change AS change
INNER JOIN core.claim AS made ON change.claim_id = made.claim_id
LEFT JOIN mart.fct_claim AS said ON change.claim_id = said.claim_id
WHERE change.source_key = %(source_key)s
ORDER BY change.changed_at DESC, change.claim_id ASC
LIMIT %(most)s
