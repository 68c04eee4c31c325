-- One row per metric of which a figure is held, in a series or waiting: of how many entities, for which times, how sure, how disputed.
-- key: metric_key
-- as: view
-- after: series_latest
-- after: fct_unsure
-- column metric_key: Key of the metric.
-- column entities: Entities with a series.
-- column known_entities: Of these, entities that the catalogue has.
-- column series: Series.
-- column observations: Figures in series.
-- column unsure: Figures that wait in fct_unsure.
-- column confidence: Mean confidence of the latest figure of each series, of those that a trained reader has read.
-- column first_period_start: First day of the earliest period.
-- column last_period_end: The day after the last of the latest period.
-- column conflicts: Conflicts between them, settled or not.
-- column derivations: Figures that follow from them.
-- column measured_claims: Claims with this key in the marked press that training left out, as extractor 25 read it (decision 13). Empty where it had none.
-- column measured_in_series: Of these, claims that were let into a series.
-- column measured_right: Of these, claims right in all that names their series and places the number in it.
WITH of_entity AS (
    SELECT
        series.metric_key,
        series.entity_key,
        COUNT(*) AS series,
        SUM(series.observations) AS observations,
        MIN(series.first_period_start) AS first_period_start,
        MAX(series.period_end) AS last_period_end,
        SUM(series.confidence) AS sureness,
        COUNT(series.confidence) AS rated
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
        MAX(of_entity.last_period_end) AS last_period_end,
        ROUND(SUM(of_entity.sureness) / NULLIF(SUM(of_entity.rated), 0), 3) AS confidence
    FROM of_entity
    GROUP BY of_entity.metric_key
),

waiting AS (
    SELECT
        unsure.metric_key,
        COUNT(*) AS unsure
    FROM mart.fct_unsure AS unsure
    GROUP BY unsure.metric_key
),

disputed AS (
    SELECT
        found.metric_key,
        COUNT(*) AS conflicts
    FROM core.conflict AS found
    GROUP BY found.metric_key
),

measured (metric_key, claims, in_series, right_in_all) AS (
    VALUES
    ('daily_active_users', 8, 0, 0),
    ('downloads', 3, 0, 0),
    ('employees', 1, 0, 0),
    ('fine', 26, 0, 0),
    ('investment', 118, 1, 1),
    ('market_share', 72, 8, 7),
    ('monthly_active_users', 16, 0, 0),
    ('net_loss', 20, 4, 4),
    ('net_profit', 170, 60, 56),
    ('operating_loss', 16, 2, 2),
    ('operating_profit', 95, 29, 27),
    ('price', 1204, 140, 125),
    ('revenue', 667, 168, 159),
    ('subscribers', 115, 1, 1),
    ('time_spent', 1, 0, 0),
    ('traffic', 9, 0, 0),
    ('transactions', 12, 0, 0),
    ('users', 76, 2, 1)
),

derived AS (
    SELECT
        found.metric_key,
        COUNT(*) AS derivations
    FROM core.derivation AS found
    GROUP BY found.metric_key
)

SELECT
    metric.metric_key,
    COALESCE(held.entities, 0) AS entities,
    COALESCE(held.known_entities, 0) AS known_entities,
    COALESCE(held.series, 0) AS series,
    COALESCE(held.observations, 0) AS observations,
    COALESCE(waiting.unsure, 0) AS unsure,
    held.confidence,
    held.first_period_start,
    held.last_period_end,
    COALESCE(disputed.conflicts, 0) AS conflicts,
    COALESCE(derived.derivations, 0) AS derivations,
    measured.claims AS measured_claims,
    measured.in_series AS measured_in_series,
    measured.right_in_all AS measured_right
FROM core.metric AS metric
LEFT JOIN held ON metric.metric_key = held.metric_key
LEFT JOIN waiting ON metric.metric_key = waiting.metric_key
LEFT JOIN disputed ON metric.metric_key = disputed.metric_key
LEFT JOIN derived ON metric.metric_key = derived.metric_key
LEFT JOIN measured ON metric.metric_key = measured.metric_key
WHERE held.metric_key IS NOT NULL OR waiting.metric_key IS NOT NULL
