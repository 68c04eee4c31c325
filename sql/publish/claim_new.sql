-- One row per revision with claims that core does not hold, and how many they are.
WITH known AS (
    SELECT claim.claim_id
    FROM chosen
    INNER JOIN core.claim AS claim ON chosen.revision_id = claim.revision_id
    WHERE chosen.is_known
),

added AS (
    INSERT INTO core.claim (
        claim_id,
        revision_id,
        extractor_version,
        is_current,
        made_at,
        span_start,
        span_end,
        surface,
        value,
        value_high,
        unit,
        qualifier,
        kind,
        direction,
        entity,
        entity_key,
        metric,
        metric_id,
        region,
        period_start,
        period_end,
        period_grain,
        period_text,
        period_basis,
        baseline_start,
        baseline_end,
        baseline_grain,
        baseline_text,
        whole,
        whole_key,
        attribution,
        attribution_key,
        attribution_kind,
        block,
        sentence_start,
        sentence_end,
        confidence,
        said_sha256
    )
    SELECT DISTINCT ON (chosen.revision_id, said.span_start, said.claim_id)
        said.claim_id,
        chosen.revision_id,
        chosen.extractor_version,
        TRUE AS is_current,
        %(now)s AS made_at,
        said.span_start,
        said.span_end,
        said.surface,
        said.value,
        said.value_high,
        said.unit,
        said.qualifier,
        said.kind,
        said.direction,
        said.entity,
        said.entity_key,
        said.metric,
        said.metric_id,
        said.region,
        said.period_start,
        said.period_end,
        said.period_grain,
        said.period_text,
        said.period_basis,
        said.baseline_start,
        said.baseline_end,
        said.baseline_grain,
        said.baseline_text,
        said.whole,
        said.whole_key,
        said.attribution,
        said.attribution_key,
        said.attribution_kind,
        said.block,
        said.sentence_start,
        said.sentence_end,
        said.confidence,
        said.said_sha256
    FROM chosen
    INNER JOIN stage.claim AS said
        ON chosen.run_key = said.run_key AND chosen.capture_id = said.capture_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM known
            WHERE known.claim_id = said.claim_id
        )
    ORDER BY chosen.revision_id ASC, said.span_start ASC, said.claim_id ASC
    RETURNING revision_id
)

SELECT
    added.revision_id,
    COUNT(*) AS row_count
FROM added
GROUP BY added.revision_id
