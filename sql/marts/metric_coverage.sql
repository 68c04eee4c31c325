-- One row per metric of which a figure is held: of how many entities, for which times, and how far it is disputed.
-- key: metric_key
-- after: series_latest
-- column metric_key: Key of the metric.
-- column entities: Entities of which a figure is held.
-- column known_entities: Of these, entities that the catalogue has.
-- column series: Series.
-- column observations: Figures.
-- column first_period_start: First day of the earliest period.
-- column last_period_end: The day after the last of the latest period.
-- column conflicts: Conflicts between them, settled or not.
-- column derivations: Figures that follow from them.
WITH of_entity AS (
    SELECT
        series.metric_key,
        series.entity_key,
        COUNT(*) AS series,
        SUM(series.observations) AS observations,
        MIN(series.first_period_start) AS first_period_start,
        MAX(series.period_end) AS last_period_end
    FROM mart.series_latest AS series
    GROUP BY series.metric_key, series.entity_key
),

held AS (
    SELECT
        of_entity.metric_key,
        COUNT(*) AS entities,
        COUNT(*) FILTER (WHERE NOT STARTS_WITH(of_entity.entity_key, 'candidate/')) AS known_entities,
        CAST(SUM(of_entity.series) AS BIGINT) AS series,
        CAST(SUM(of_entity.observations) AS BIGINT) AS observations,
        MIN(of_entity.first_period_start) AS first_period_start,
        MAX(of_entity.last_period_end) AS last_period_end
    FROM of_entity
    GROUP BY of_entity.metric_key
),

disputed AS (
    SELECT
        found.metric_key,
        COUNT(*) AS conflicts
    FROM core.conflict AS found
    GROUP BY found.metric_key
),

derived AS (
    SELECT
        found.metric_key,
        COUNT(*) AS derivations
    FROM core.derivation AS found
    GROUP BY found.metric_key
)

SELECT
    held.metric_key,
    held.entities,
    held.known_entities,
    held.series,
    held.observations,
    held.first_period_start,
    held.last_period_end,
    COALESCE(disputed.conflicts, 0) AS conflicts,
    COALESCE(derived.derivations, 0) AS derivations
FROM held
LEFT JOIN disputed ON held.metric_key = disputed.metric_key
LEFT JOIN derived ON held.metric_key = derived.metric_key
