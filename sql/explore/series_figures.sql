-- One row per figure of the series, printed and derived, in the order of time. With a day: what was reported by then.
-- noqa: disable=RF02
WITH wanted AS (
    SELECT series.*
    FROM mart.series_latest AS series
    WHERE series.series_id = %(series_id)s
),

contested AS (
    SELECT
        side.observation_id,
        COUNT(*) AS conflicts
    FROM wanted
    INNER JOIN mart.fct_conflict AS conflict
        ON wanted.entity_key = conflict.entity_key AND wanted.metric_key = conflict.metric_key
    CROSS JOIN LATERAL (VALUES (conflict.observation_a), (conflict.observation_b), (conflict.observation_c)) AS side (observation_id)
    WHERE
        side.observation_id IS NOT NULL
        AND conflict.status = 'open'
        AND NOT EXISTS (
            SELECT 1
            FROM mart.fct_observation AS later
            WHERE
                later.observation_id IN (conflict.observation_a, conflict.observation_b, conflict.observation_c)
                AND later.first_reported_on > %(known_on)s::date
        )
    GROUP BY side.observation_id
)

SELECT
    figure.observation_id,
    FALSE AS is_derived,
    NULL AS rule,
    figure.kind,
    figure.unit,
    figure.direction,
    figure.period_start,
    figure.period_end,
    figure.period_grain,
    figure.baseline_start,
    figure.baseline_end,
    figure.value,
    figure.value_high,
    figure.qualifier,
    LOWER(figure.value_range) AS low,
    UPPER(figure.value_range) AS high,
    COALESCE(by_then.claims, figure.claims) AS claims,
    COALESCE(by_then.sources, figure.sources) AS sources,
    COALESCE(by_then.origins, figure.origins) AS origins,
    figure.first_reported_on,
    COALESCE(by_then.last_reported_on, figure.last_reported_on) AS last_reported_on,
    figure.is_forecast,
    figure.confidence,
    figure.rank,
    COALESCE(contested.conflicts, 0) AS conflicts,
    said.sentence,
    printed.span_start - printed.sentence_start AS number_start,
    printed.span_end - printed.sentence_start AS number_end,
    said.surface,
    said.attribution,
    said.source_key,
    said.language,
    said.published_on,
    said.article_id,
    said.claim_id
FROM wanted
INNER JOIN mart.fct_observation AS figure ON wanted.series_id = figure.series_id
INNER JOIN core.observation_support AS support ON figure.observation_id = support.observation_id
LEFT JOIN mart.fct_claim AS said ON support.first_claim_id = said.claim_id
LEFT JOIN core.claim AS printed ON said.claim_id = printed.claim_id
LEFT JOIN contested ON figure.observation_id = contested.observation_id
LEFT JOIN LATERAL (
    SELECT
        COUNT(*) AS claims,
        COUNT(DISTINCT claim.source_key) AS sources,
        COUNT(DISTINCT evidence.origin_key) AS origins,
        MAX(claim.published_on) AS last_reported_on
    FROM mart.fct_evidence AS evidence
    INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
    WHERE evidence.observation_id = figure.observation_id AND claim.published_on <= %(known_on)s
) AS by_then ON %(known_on)s::date IS NOT NULL
WHERE %(known_on)s::date IS NULL OR figure.first_reported_on <= %(known_on)s
UNION ALL
SELECT
    derived.derivation_id AS observation_id,
    TRUE AS is_derived,
    derived.rule,
    derived.kind,
    derived.unit,
    derived.direction,
    derived.period_start,
    derived.period_end,
    derived.period_grain,
    derived.baseline_start,
    baseline.period_end AS baseline_end,
    derived.value,
    NULL AS value_high,
    'exact' AS qualifier,
    LOWER(derived.value_range) AS low,
    UPPER(derived.value_range) AS high,
    0 AS claims,
    0 AS sources,
    0 AS origins,
    NULL AS first_reported_on,
    NULL AS last_reported_on,
    FALSE AS is_forecast,
    NULL AS confidence,
    NULL AS rank,
    0 AS conflicts,
    NULL AS sentence,
    NULL AS number_start,
    NULL AS number_end,
    NULL AS surface,
    NULL AS attribution,
    NULL AS source_key,
    NULL AS language,
    NULL AS published_on,
    NULL AS article_id,
    NULL AS claim_id
FROM wanted
INNER JOIN mart.fct_derivation AS derived
    ON
        wanted.entity_key = derived.entity_key
        AND wanted.metric_key = derived.metric_key
        AND wanted.kind = derived.kind
        AND wanted.unit = derived.unit
        AND wanted.region IS NOT DISTINCT FROM derived.region
        AND wanted.whole IS NOT DISTINCT FROM derived.whole
        AND wanted.metric_limit = derived.metric_limit
INNER JOIN core.derivation AS made ON derived.derivation_id = made.derivation_id
LEFT JOIN core.period AS baseline ON made.baseline_id = baseline.period_id
WHERE
    wanted.modality = 'actual'
    AND NOT derived.printed
    AND NOT EXISTS (
        SELECT 1
        FROM mart.fct_observation AS input
        WHERE
            input.observation_id IN (derived.input_a, derived.input_b)
            AND input.first_reported_on > %(known_on)s::date
    )
ORDER BY period_start ASC, period_end ASC, is_derived ASC, origins DESC, observation_id ASC
