-- One row per metric that is known, with how much is held of it: a walk through all series.
SELECT
    metric.metric_key,
    metric.definition,
    metric.dimensions,
    COALESCE(coverage.entities, 0) AS entities,
    COALESCE(coverage.known_entities, 0) AS known_entities,
    COALESCE(coverage.series, 0)::bigint AS series,
    COALESCE(coverage.observations, 0)::bigint AS observations,
    COALESCE(coverage.unsure, 0) AS unsure,
    coverage.first_period_start,
    coverage.last_period_end,
    COALESCE(coverage.conflicts, 0) AS conflicts,
    COALESCE(coverage.derivations, 0) AS derivations
FROM core.metric AS metric
LEFT JOIN mart.metric_coverage AS coverage ON metric.metric_key = coverage.metric_key
ORDER BY observations DESC, metric.metric_key ASC
