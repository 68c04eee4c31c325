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
    WHERE side.observation_id IS NOT NULL AND conflict.status = 'open'
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
    figure.claims,
    figure.sources,
    figure.origins,
    figure.first_reported_on,
    figure.last_reported_on,
    figure.is_forecast,
    COALESCE(contested.conflicts, 0) AS conflicts,
    said.sentence,
    said.attribution,
    said.source_key,
    said.article_id,
    said.claim_id
FROM wanted
INNER JOIN mart.fct_observation AS figure ON wanted.series_id = figure.series_id
LEFT JOIN contested ON figure.observation_id = contested.observation_id
LEFT JOIN LATERAL (
    SELECT
        claim.sentence,
        claim.attribution,
        claim.source_key,
        claim.article_id,
        claim.claim_id
    FROM mart.fct_evidence AS evidence
    INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
    WHERE evidence.observation_id = figure.observation_id
    ORDER BY evidence.role = 'origin' DESC, claim.published_on ASC, claim.claim_id ASC
    LIMIT 1
) AS said ON TRUE
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
    NULL AS baseline_end,
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
    0 AS conflicts,
    NULL AS sentence,
    NULL AS attribution,
    NULL AS source_key,
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
WHERE
    NOT derived.printed
    AND NOT EXISTS (
        SELECT 1
        FROM mart.fct_observation AS input
        WHERE
            input.observation_id IN (derived.input_a, derived.input_b)
            AND input.first_reported_on > %(known_on)s::date
    )
ORDER BY period_start ASC, period_end ASC, is_derived ASC, origins DESC, observation_id ASC
