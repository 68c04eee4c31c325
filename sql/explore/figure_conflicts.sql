-- One row per open conflict that one of these figures is in, with both sides.
-- noqa: disable=RF02
WITH met AS (
    SELECT conflict.conflict_id
    FROM core.conflict AS conflict
    WHERE conflict.observation_a = ANY(%(observation_ids)s::uuid[])
    UNION
    SELECT conflict.conflict_id
    FROM core.conflict AS conflict
    WHERE conflict.observation_b = ANY(%(observation_ids)s::uuid[])
),

opened AS (
    SELECT
        held.conflict_id,
        held.rule,
        held.observation_a,
        held.observation_b,
        held.observation_c
    FROM met
    INNER JOIN mart.fct_conflict AS held ON met.conflict_id = held.conflict_id
    WHERE held.status = 'open'
    ORDER BY LEAST(held.origins_a, held.origins_b) DESC, held.conflict_id ASC
    LIMIT 100
)

SELECT
    opened.conflict_id,
    opened.rule,
    opened.observation_a,
    opened.observation_b,
    opened.observation_c,
    figure_a.value AS value_a,
    figure_a.value_high AS value_high_a,
    figure_a.unit AS unit_a,
    figure_a.kind AS kind_a,
    figure_a.direction AS direction_a,
    figure_a.qualifier AS qualifier_a,
    figure_a.period_start AS period_start_a,
    figure_a.period_end AS period_end_a,
    figure_a.period_grain AS period_grain_a,
    figure_b.value AS value_b,
    figure_b.value_high AS value_high_b,
    figure_b.unit AS unit_b,
    figure_b.kind AS kind_b,
    figure_b.direction AS direction_b,
    figure_b.qualifier AS qualifier_b,
    figure_b.period_start AS period_start_b,
    figure_b.period_end AS period_end_b,
    figure_b.period_grain AS period_grain_b
FROM opened
INNER JOIN mart.fct_observation AS figure_a ON opened.observation_a = figure_a.observation_id
LEFT JOIN mart.fct_observation AS figure_b ON opened.observation_b = figure_b.observation_id
ORDER BY opened.conflict_id ASC
