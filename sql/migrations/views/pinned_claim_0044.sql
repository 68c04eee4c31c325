-- core.pinned_claim as migration 0044 makes it.
CREATE OR REPLACE VIEW core.pinned_claim AS
SELECT
    known.*,
    CASE
        WHEN known.alias_key IS NULL THEN 'no_entity'
        WHEN known.metric_key IS NULL THEN 'no_metric'
        WHEN known.period_key IS NULL THEN 'no_period'
        WHEN
            known.entity_id IS NULL
            AND EXISTS (
                SELECT 1
                FROM ops.entity_said AS said
                WHERE said.alias_key = known.alias_key AND said.verdict = 'reject'
            ) THEN 'no_entity'
        WHEN known.metric_limit = 'other' THEN 'limited'
        WHEN known.is_announced THEN 'period_misfit'
        WHEN known.dimension <> ALL(known.dimensions) THEN 'unit_misfit'
        WHEN known.is_out_of_bounds OR known.is_broken_count THEN 'implausible'
    END AS drop_reason,
    CONCAT_WS(
        '|', known.series_key, known.period_key, COALESCE(known.baseline_key, ''), COALESCE(known.direction, ''),
        CASE
            WHEN known.unit_key IN ('percent', 'percentage_point') THEN known.value
            ELSE TRIM_SCALE(known.value)
        END,
        COALESCE(TRIM_SCALE(known.value_high)::text, ''), known.qualifier
    ) AS observation_key
FROM (
    SELECT
        claim.*,
        entity.entity_id,
        entity.entity_key,
        COALESCE(
            (claim.kind = 'level' OR (claim.kind IN ('share', 'rate') AND claim.dimension = 'percent'))
            AND claim.value <> 0
            AND STRPOS(claim.metric_limit, 'per:') = 0
            AND NOT ABS(claim.value) BETWEEN
            (claim.bounds -> claim.dimension ->> 0)::numeric AND (claim.bounds -> claim.dimension ->> 1)::numeric,
            FALSE
        ) AS is_out_of_bounds,
        COALESCE(claim.is_counted AND claim.kind = 'level' AND claim.dimension = 'count' AND claim.value <> TRUNC(claim.value), FALSE)
            AS is_broken_count,
        COALESCE(claim.is_flow AND claim.period_end - claim.period_start = 1, FALSE) AS is_announced,
        CONCAT_WS(
            '|', entity.entity_key, claim.metric_key, claim.kind, claim.unit_key,
            COALESCE(claim.region, ''), COALESCE(claim.whole_key, ''), NULLIF(claim.modality, 'actual'),
            'limit:' || NULLIF(claim.metric_limit, '')
        ) AS series_key
    FROM (
        SELECT
            told.claim_id,
            told.article_id,
            CASE WHEN told.is_turned THEN told.negative_of ELSE told.metric_id END AS metric_key,
            told.kind,
            told.unit AS unit_key,
            told.region,
            CASE WHEN told.kind = 'share' THEN told.whole_key END AS whole_key,
            told.modality,
            told.metric_limit,
            told.direction,
            CASE WHEN told.is_turned THEN -COALESCE(told.value_high, told.value) ELSE told.value END AS value,
            CASE WHEN NOT told.is_turned THEN told.value_high WHEN told.value_high IS NOT NULL THEN -told.value END AS value_high,
            CASE
                WHEN NOT told.is_turned THEN told.qualifier
                WHEN told.qualifier = 'more_than' THEN 'less_than'
                WHEN told.qualifier = 'less_than' THEN 'more_than'
                WHEN told.qualifier = 'at_least' THEN 'at_most'
                WHEN told.qualifier IN ('at_most', 'up_to') THEN 'at_least'
                ELSE told.qualifier
            END AS qualifier,
            told.dimensions,
            told.is_counted,
            told.is_flow,
            told.bounds,
            told.dimension,
            told.entity_key AS alias_key,
            told.attribution_kind AS agent_kind,
            told.attribution_key AS agent_key,
            told.first_day AS period_start,
            told.period_end,
            told.grain AS period_grain,
            told.baseline_start,
            told.baseline_end,
            told.baseline_grain,
            told.grain || TO_CHAR(told.first_day, ':YYYY-MM-DD/') || TO_CHAR(told.period_end, 'YYYY-MM-DD') AS period_key,
            told.baseline_grain || TO_CHAR(told.baseline_start, ':YYYY-MM-DD/') || TO_CHAR(told.baseline_end, 'YYYY-MM-DD') AS baseline_key
        FROM (
            SELECT
                made.claim_id,
                made.article_id,
                made.entity_key,
                made.metric_id,
                made.kind,
                made.unit,
                made.region,
                made.whole_key,
                made.modality,
                made.metric_limit,
                made.direction,
                made.value,
                made.value_high,
                made.qualifier,
                made.attribution_key,
                made.attribution_kind,
                made.period_end,
                made.baseline_start,
                made.baseline_end,
                made.baseline_grain,
                CASE WHEN months.is_closed THEN DATE_TRUNC('month', made.period_start)::date ELSE made.period_start END AS first_day,
                CASE WHEN months.is_closed THEN 'month' ELSE made.period_grain END AS grain,
                metric.dimensions,
                metric.negative_of,
                metric.is_counted,
                metric.is_flow,
                metric.bounds,
                metric.negative_of IS NOT NULL AND made.kind = 'level' AS is_turned,
                COALESCE(unit.dimension, core.UNIT_DIMENSION(made.unit)) AS dimension
            FROM core.current_claim AS made
            LEFT JOIN core.metric AS metric ON made.metric_id = metric.metric_key
            LEFT JOIN core.unit AS unit ON made.unit = unit.unit_key
            CROSS JOIN LATERAL (
                SELECT
                    metric.is_stock
                    AND made.kind = 'level'
                    AND made.period_grain IN ('day', 'instant')
                    AND made.period_end - made.period_start = 1
                    AND EXTRACT(DAY FROM made.period_end) = 1 AS is_closed
            ) AS months
        ) AS told
    ) AS claim
    LEFT JOIN core.entity_alias AS alias ON claim.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
) AS known;
COMMENT ON VIEW core.pinned_claim
IS 'One row per current claim of a current revision, with the keys of what it is about. mart.as_reported stands on it.';
COMMENT ON COLUMN core.pinned_claim.drop_reason IS 'What is missing for an observation, or speaks against one; empty when nothing does.';
