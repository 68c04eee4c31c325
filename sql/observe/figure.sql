-- One row per printed figure that has changed or that rules may hold against one that has, if it is no forecast, plan or chance,
-- with all that rules compare. All admitted figures of a series and time are there, or none. What is behind a figure that was to be
-- looked at stands in evidence_role.
-- Actual figures are told by what they are not: until the server has counted new series, it would take the one word for rare.
CREATE TEMPORARY TABLE figure ON COMMIT DROP AS
WITH known AS (
    SELECT
        observation.observation_id,
        observation.observation_key,
        observation.series_id,
        series.entity_id,
        series.metric_key,
        series.kind,
        series.unit_key,
        unit.dimension,
        unit.base_unit_key,
        unit.factor,
        series.region,
        series.whole_key,
        series.metric_limit,
        observation.period_id,
        period.period_start,
        period.period_end,
        period.grain,
        CASE
            WHEN period.grain IN ('day', 'week', 'instant') THEN MAKE_INTERVAL(days => period.period_end - period.period_start)
            ELSE AGE(period.period_end, period.period_start)
        END AS period_length,
        observation.baseline_id,
        baseline.period_start AS baseline_start,
        baseline.period_end AS baseline_end,
        observation.direction,
        observation.value,
        observation.value_high,
        observation.qualifier,
        observation.value_range,
        support.origins,
        support.last_reported_on
    FROM near_place AS near
    INNER JOIN core.series AS series ON near.series_id = series.series_id
    INNER JOIN core.unit AS unit ON series.unit_key = unit.unit_key
    INNER JOIN core.observation AS observation
        ON near.series_id = observation.series_id AND near.period_id = observation.period_id
    INNER JOIN core.observation_support AS support ON observation.observation_id = support.observation_id
    INNER JOIN core.period AS period ON observation.period_id = period.period_id
    LEFT JOIN core.period AS baseline ON observation.baseline_id = baseline.period_id
    WHERE
        series.modality NOT IN ('forecast', 'target', 'possible')
        AND NOT support.is_forecast
        AND support.is_admitted
),

source AS (
    SELECT
        role.observation_id,
        role.origin_key,
        role.agent_id,
        said.article_id
    FROM known
    INNER JOIN evidence_role AS role ON known.observation_id = role.observation_id
    INNER JOIN evidence_said AS said ON role.claim_id = said.claim_id
    UNION ALL
    SELECT
        known.observation_id,
        evidence.origin_key,
        evidence.agent_id,
        revision.article_id
    FROM known
    INNER JOIN core.observation_claim AS evidence ON known.observation_id = evidence.observation_id
    INNER JOIN core.claim AS claim ON evidence.claim_id = claim.claim_id
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM evidence_role AS role
            WHERE role.observation_id = known.observation_id
        )
),

behind AS (
    SELECT
        source.observation_id,
        ARRAY_AGG(DISTINCT source.origin_key ORDER BY source.origin_key ASC) AS origin_keys,
        ARRAY_AGG(DISTINCT source.origin_key) FILTER (
            WHERE source.agent_id IS NOT NULL AND NOT STARTS_WITH(source.origin_key, 'source:')
        ) AS speaker_keys,
        ARRAY_AGG(DISTINCT source.article_id ORDER BY source.article_id ASC) AS article_ids
    FROM source
    GROUP BY source.observation_id
)

SELECT
    known.*,
    CASE WHEN known.direction = 'down' THEN core.NEGATE_RANGE(known.value_range) ELSE known.value_range END AS signed_range,
    COALESCE(known.value_high, known.value) AS top_value,
    LOWER(known.value_range) > 0 AND UPPER(known.value_range) IS NOT NULL AS is_positive,
    behind.origin_keys,
    behind.speaker_keys,
    behind.article_ids,
    EXISTS(
        SELECT 1
        FROM ops.conflict_settled AS settled
        WHERE settled.wrong_key = known.observation_key AND settled.is_last
    ) AS is_deprecated,
    EXISTS(
        SELECT 1
        FROM changed_observation AS changed
        WHERE changed.observation_id = known.observation_id
    ) AS is_changed
FROM known
INNER JOIN behind ON known.observation_id = behind.observation_id
