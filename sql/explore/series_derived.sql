-- One row per figure of the series that nobody printed and that follows by arithmetic, in the order of time, with who says each
-- figure that it follows from, and how many there are: those of the latest times, as many as are asked for. With a day: what follows from
-- what was reported by then. With a first or last day: of times that reach it.
-- noqa: disable=RF02
WITH wanted AS (
    SELECT series.*
    FROM mart.series_latest AS series
    WHERE series.series_id = ANY(%(series_ids)s::uuid[]) AND series.modality = 'actual'
),

figure AS (
    SELECT
        wanted.series_id,
        derived.*,
        COUNT(*) OVER () AS of_all
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
    WHERE
        NOT derived.printed
        AND (%(first)s::date IS NULL OR derived.period_end > %(first)s)
        AND (%(last)s::date IS NULL OR derived.period_start <= %(last)s)
        AND NOT EXISTS (
            SELECT 1
            FROM mart.fct_observation AS input
            WHERE
                input.observation_id IN (derived.input_a, derived.input_b)
                AND input.first_reported_on > %(known_on)s::date
        )
    ORDER BY derived.period_end DESC, derived.period_start DESC, derived.derivation_id ASC
    LIMIT %(most)s::bigint
),

spoken AS (
    SELECT
        figure.derivation_id,
        COALESCE('entity:' || speaker.entity_key, 'agent:' || agent.name_key) AS speaker_key,
        MIN(COALESCE(speaker.name, claim.attribution)) AS speaker_name,
        COUNT(DISTINCT evidence.observation_id) AS inputs
    FROM figure
    INNER JOIN core.observation_claim AS evidence ON evidence.observation_id IN (figure.input_a, figure.input_b)
    INNER JOIN core.agent AS agent ON evidence.agent_id = agent.agent_id AND agent.kind <> 'unnamed'
    INNER JOIN core.claim AS claim ON evidence.claim_id = claim.claim_id
    LEFT JOIN core.entity AS speaker ON agent.entity_id = speaker.entity_id
    GROUP BY figure.derivation_id, COALESCE('entity:' || speaker.entity_key, 'agent:' || agent.name_key)
),

told AS (
    SELECT
        spoken.derivation_id,
        ARRAY_AGG(spoken.speaker_key ORDER BY spoken.speaker_key ASC) AS speaker_keys,
        ARRAY_AGG(spoken.speaker_name ORDER BY spoken.speaker_key ASC) AS speaker_names
    FROM spoken
    INNER JOIN figure ON spoken.derivation_id = figure.derivation_id
    WHERE spoken.inputs = CASE WHEN figure.input_b IS NULL OR figure.input_b = figure.input_a THEN 1 ELSE 2 END
    GROUP BY spoken.derivation_id
)

SELECT
    figure.derivation_id AS observation_id,
    figure.series_id,
    figure.entity_name,
    figure.metric_key,
    figure.region,
    figure.unit,
    figure.kind,
    figure.metric_limit,
    figure.whole,
    'actual' AS modality,
    figure.direction,
    figure.period_start,
    figure.period_end,
    figure.period_grain,
    figure.baseline_start,
    baseline.period_end AS baseline_end,
    figure.value,
    'exact' AS qualifier,
    LOWER(figure.value_range) AS low,
    UPPER(figure.value_range) AS high,
    TRUE AS is_derived,
    figure.rule,
    figure.input_a,
    figure.input_b,
    COALESCE(told.speaker_keys, ARRAY[]::text[]) AS speaker_keys,
    COALESCE(told.speaker_names, ARRAY[]::text[]) AS speaker_names,
    figure.of_all
FROM figure
INNER JOIN core.derivation AS made ON figure.derivation_id = made.derivation_id
LEFT JOIN core.period AS baseline ON made.baseline_id = baseline.period_id
LEFT JOIN told ON figure.derivation_id = told.derivation_id
ORDER BY figure.period_start ASC, figure.period_end ASC, figure.derivation_id ASC
