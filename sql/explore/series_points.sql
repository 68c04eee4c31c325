-- One row per printed figure of the series and who says so, in the order of time, with how many there are: those of the latest times, as
-- many as are asked for. With a day: what was reported by then. With a first or last day: of times that reach it.
-- A speaker is the entity that the catalogue, or a person, knows under the name that is printed, so that one is one in all languages;
-- else the name. Empty where nobody is named.
-- noqa: disable=RF02
WITH figure AS (
    SELECT known.*
    FROM mart.fct_observation AS known
    WHERE
        known.series_id = ANY(%(series_ids)s::uuid[])
        AND (%(first)s::date IS NULL OR known.period_end > %(first)s)
        AND (%(last)s::date IS NULL OR known.period_start <= %(last)s)
),

said AS (
    SELECT
        figure.observation_id,
        evidence.claim_id,
        evidence.role,
        evidence.origin_key,
        claim.source_key,
        claim.published_on,
        claim.attribution,
        speaker.name AS speaker_name,
        CASE
            WHEN agent.agent_id IS NULL OR agent.kind = 'unnamed' THEN ''
            WHEN speaker.entity_id IS NOT NULL THEN 'entity:' || speaker.entity_key
            ELSE 'agent:' || agent.name_key
        END AS speaker_key
    FROM figure
    INNER JOIN core.observation_claim AS evidence ON figure.observation_id = evidence.observation_id
    INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
    LEFT JOIN core.agent AS agent ON evidence.agent_id = agent.agent_id
    LEFT JOIN core.entity AS speaker ON agent.entity_id = speaker.entity_id
    WHERE %(known_on)s::date IS NULL OR claim.published_on <= %(known_on)s
),

grouped AS (
    SELECT
        said.observation_id,
        said.speaker_key,
        COALESCE(MIN(said.speaker_name), MODE() WITHIN GROUP (ORDER BY said.attribution ASC)) AS speaker_name,
        COUNT(*) AS claims,
        COUNT(DISTINCT said.source_key) AS sources,
        COUNT(DISTINCT said.origin_key) AS origins,
        MIN(said.published_on) AS first_reported_on,
        MAX(said.published_on) AS last_reported_on,
        (
            ARRAY_AGG(
                said.claim_id
                ORDER BY said.role = 'origin' DESC, said.published_on ASC NULLS LAST, said.claim_id ASC
            )
        )[1] AS claim_id
    FROM said
    GROUP BY said.observation_id, said.speaker_key
),

latest AS (
    SELECT
        grouped.*,
        COUNT(*) OVER () AS of_all
    FROM figure
    INNER JOIN grouped ON figure.observation_id = grouped.observation_id
    ORDER BY
        figure.period_end DESC,
        figure.period_start DESC,
        figure.rank = 'preferred' DESC,
        grouped.origins DESC,
        figure.observation_id ASC,
        grouped.speaker_key ASC
    LIMIT %(most)s::bigint
),

backed AS (
    SELECT
        said.observation_id,
        COUNT(DISTINCT said.source_key) AS figure_sources,
        COUNT(DISTINCT said.origin_key) AS figure_origins
    FROM said
    GROUP BY said.observation_id
)

SELECT
    figure.observation_id,
    figure.series_id,
    latest.speaker_key,
    latest.speaker_name,
    figure.entity_name,
    figure.metric_key,
    figure.region,
    figure.unit,
    figure.kind,
    figure.metric_limit,
    figure.whole,
    figure.modality,
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
    figure.rank,
    FALSE AS is_derived,
    NULL AS rule,
    latest.claims,
    latest.sources,
    latest.origins,
    backed.figure_sources,
    backed.figure_origins,
    latest.first_reported_on,
    latest.last_reported_on,
    latest.claim_id,
    shown.article_id,
    shown.source_key,
    shown.url,
    shown.title,
    shown.language,
    shown.published_on,
    shown.attribution,
    shown.surface,
    shown.sentence,
    shown.verdict,
    shown.corrected,
    printed.span_start - printed.sentence_start AS number_start,
    printed.span_end - printed.sentence_start AS number_end,
    shown.entity,
    shown.metric,
    CASE WHEN own.has_period THEN printed.period_text END AS period_text,
    CASE WHEN own.has_period THEN printed.period_basis END AS period_basis,
    printed.confidences,
    latest.of_all
FROM figure
INNER JOIN latest ON figure.observation_id = latest.observation_id
INNER JOIN backed ON figure.observation_id = backed.observation_id
INNER JOIN mart.fct_claim AS shown ON latest.claim_id = shown.claim_id
INNER JOIN core.claim AS printed ON latest.claim_id = printed.claim_id
CROSS JOIN
    LATERAL (
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
    latest.origins DESC,
    figure.observation_id ASC,
    latest.speaker_key ASC
