-- One row per open conflict that a figure of the series is in, with both sides, in the order of time, with how many there are: those of the
-- latest times, as many as are asked for. With a day: of what was reported by then. With a first or last day: of times that reach it.
-- noqa: disable=RF02
WITH wanted AS (
    SELECT DISTINCT
        series.entity_key,
        series.metric_key
    FROM mart.series_latest AS series
    WHERE series.series_id = ANY(%(series_ids)s::uuid[])
),

latest AS (
    SELECT
        held.conflict_id,
        held.rule,
        held.gap,
        held.gap_unit,
        held.observation_a,
        held.observation_b,
        held.observation_c,
        figure_a.series_id AS series_a,
        figure_b.series_id AS series_b,
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
        figure_b.period_grain AS period_grain_b,
        held.period_start,
        COUNT(*) OVER () AS of_all
    FROM wanted
    INNER JOIN mart.fct_conflict AS held
        ON wanted.entity_key = held.entity_key AND wanted.metric_key = held.metric_key
    INNER JOIN mart.fct_observation AS figure_a ON held.observation_a = figure_a.observation_id
    LEFT JOIN mart.fct_observation AS figure_b ON held.observation_b = figure_b.observation_id
    LEFT JOIN mart.fct_observation AS figure_c ON held.observation_c = figure_c.observation_id
    WHERE
        held.status = 'open'
        AND (
            figure_a.series_id = ANY(%(series_ids)s::uuid[])
            OR figure_b.series_id = ANY(%(series_ids)s::uuid[])
            OR figure_c.series_id = ANY(%(series_ids)s::uuid[])
        )
        AND (
            (
                (%(first)s::date IS NULL OR figure_a.period_end > %(first)s)
                AND (%(last)s::date IS NULL OR figure_a.period_start <= %(last)s)
            )
            OR (
                (%(first)s::date IS NULL OR figure_b.period_end > %(first)s)
                AND (%(last)s::date IS NULL OR figure_b.period_start <= %(last)s)
            )
        )
        AND (
            %(known_on)s::date IS NULL
            OR GREATEST(figure_a.first_reported_on, figure_b.first_reported_on, figure_c.first_reported_on) <= %(known_on)s
        )
    ORDER BY held.period_start DESC, held.conflict_id ASC
    LIMIT %(most)s::bigint
)

SELECT latest.*
FROM latest
ORDER BY latest.period_start ASC, latest.conflict_id ASC
