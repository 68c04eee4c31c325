-- One row per printed figure of some series and who says so, in the order of time: of each series the figures of its latest times. A
-- speaker is the entity known under the name that is printed, else the name; empty where nobody is named.
-- noqa: disable=RF02,LT02
WITH figure AS (
    SELECT shown.*
    FROM UNNEST(%(series_ids)s::uuid[]) AS wanted (series_id)
    CROSS JOIN UNNEST(ARRAY(
        SELECT known.observation_id
        FROM mart.fct_observation AS known
        WHERE known.series_id = wanted.series_id
        ORDER BY known.period_start DESC
        LIMIT %(latest)s
    )) AS latest (observation_id)
    INNER JOIN mart.fct_observation AS shown ON latest.observation_id = shown.observation_id
),

said AS (
    SELECT
        figure.observation_id,
        evidence.claim_id,
        evidence.role,
        claim.published_on,
        claim.attribution,
        speaker.name AS speaker_name,
        CASE
            WHEN agent.agent_id IS NULL OR agent.kind = 'unnamed' THEN ''
            WHEN speaker.entity_id IS NOT NULL THEN 'entity:' || speaker.entity_key
            ELSE 'agent:' || agent.name_key
        END AS speaker_key
    FROM figure
    CROSS JOIN UNNEST(ARRAY(
        SELECT backing.claim_id
        FROM core.observation_claim AS backing
        WHERE backing.observation_id = figure.observation_id
        ORDER BY backing.claim_id ASC
        LIMIT 50
    )) AS backed (claim_id)
    INNER JOIN core.observation_claim AS evidence ON backed.claim_id = evidence.claim_id
    INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
    LEFT JOIN core.agent AS agent ON evidence.agent_id = agent.agent_id
    LEFT JOIN core.entity AS speaker ON agent.entity_id = speaker.entity_id
),

grouped AS (
    SELECT
        said.observation_id,
        said.speaker_key,
        COALESCE(MIN(said.speaker_name), MODE() WITHIN GROUP (ORDER BY said.attribution ASC)) AS speaker_name,
        COUNT(*) AS claims,
        MIN(said.published_on) AS first_reported_on,
        (
            ARRAY_AGG(
                said.claim_id
                ORDER BY said.role = 'origin' DESC, said.published_on ASC NULLS LAST, said.claim_id ASC
            )
        )[1] AS claim_id
    FROM said
    GROUP BY said.observation_id, said.speaker_key
)

SELECT
    figure.observation_id,
    figure.series_id,
    grouped.speaker_key,
    grouped.speaker_name,
    figure.region,
    figure.unit,
    figure.kind,
    figure.modality,
    figure.direction,
    figure.period_start,
    figure.period_end,
    figure.period_grain,
    figure.value,
    figure.value_high,
    figure.qualifier,
    LOWER(figure.value_range) AS low,
    UPPER(figure.value_range) AS high,
    figure.rank,
    FALSE AS is_derived,
    grouped.claims,
    figure.origins,
    figure.sources AS figure_sources,
    figure.origins AS figure_origins,
    grouped.first_reported_on,
    grouped.claim_id,
    shown.language,
    shown.attribution,
    shown.sentence,
    shown.verdict,
    shown.entity,
    shown.metric,
    CASE WHEN own.has_period THEN printed.period_text END AS period_text,
    CASE WHEN own.has_period THEN printed.period_basis END AS period_basis,
    printed.confidences
FROM figure
INNER JOIN grouped ON figure.observation_id = grouped.observation_id
INNER JOIN mart.fct_claim AS shown ON grouped.claim_id = shown.claim_id
INNER JOIN core.claim AS printed ON grouped.claim_id = printed.claim_id
CROSS JOIN LATERAL (
    VALUES (
        shown.period_start IS NOT DISTINCT FROM printed.period_start
        AND shown.period_end IS NOT DISTINCT FROM printed.period_end
        AND shown.period_grain IS NOT DISTINCT FROM printed.period_grain
    )
) AS own (has_period)
ORDER BY
    figure.period_start ASC,
    figure.period_end ASC,
    figure.rank = 'preferred' DESC,
    figure.observation_id ASC,
    grouped.speaker_key ASC
