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
-- column measured_claims: Claims with this key in the marked press that training left out, as extractor 28 read it (decision 13). Empty where it had none.
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
    ('daily_active_users', 7, 0, 0),
    ('downloads', 1, 0, 0),
    ('employees', 1, 0, 0),
    ('fine', 20, 0, 0),
    ('investment', 90, 3, 1),
    ('market_share', 58, 4, 4),
    ('monthly_active_users', 10, 0, 0),
    ('net_loss', 23, 4, 4),
    ('net_profit', 172, 57, 53),
    ('operating_loss', 15, 4, 4),
    ('operating_profit', 74, 25, 22),
    ('price', 1132, 99, 88),
    ('revenue', 687, 174, 157),
    ('subscribers', 121, 3, 2),
    ('temperature', 1, 0, 0),
    ('time_spent', 1, 0, 0),
    ('traffic', 3, 0, 0),
    ('transactions', 7, 0, 0),
    ('users', 82, 1, 0)
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
