-- One row per claim that matches, the latest article first; a parameter that is NULL does not narrow.
SELECT
    claim.claim_id,
    claim.source_key,
    claim.url,
    claim.title,
    claim.published_on,
    claim.entity,
    claim.entity_name,
    claim.metric,
    claim.metric_id,
    claim.value,
    claim.value_high,
    claim.unit,
    claim.qualifier,
    claim.kind,
    claim.direction,
    claim.region,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.whole,
    claim.attribution,
    claim.attribution_kind,
    claim.block,
    claim.surface,
    claim.sentence,
    claim.confidence,
    -- later columns of claim
    claim.corrected,
    claim.revision_no
FROM mart.fct_claim AS claim
WHERE
    (
        %(entity)s::text IS NULL
        OR STRPOS(core.SMALL_LETTERS(CONCAT_WS(E'\n', claim.entity, claim.entity_name)), core.SMALL_LETTERS(%(entity)s)) > 0
    )
    AND (
        %(metric)s::text IS NULL
        OR claim.metric_id = %(metric)s
        OR STRPOS(core.SMALL_LETTERS(claim.metric), core.SMALL_LETTERS(%(metric)s)) > 0
    )
    AND (%(source_key)s::text IS NULL OR claim.source_key = %(source_key)s)
    AND (%(unit)s::text IS NULL OR claim.unit = %(unit)s)
    AND (%(region)s::text IS NULL OR claim.region = %(region)s)
    AND (%(kind)s::text IS NULL OR claim.kind = %(kind)s)
    AND (%(language)s::text IS NULL OR claim.language = %(language)s)
    AND (%(modality)s::text IS NULL OR claim.modality = %(modality)s)
    AND (%(min_confidence)s::numeric IS NULL OR claim.confidence >= %(min_confidence)s)
    AND (%(published_from)s::date IS NULL OR claim.published_on >= %(published_from)s)
    AND (%(published_before)s::date IS NULL OR claim.published_on < %(published_before)s)
ORDER BY
    claim.published_on DESC NULLS LAST,
    claim.url ASC,
    claim.span_start ASC,
    claim.claim_id ASC
LIMIT %(max_rows)s
