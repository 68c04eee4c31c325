-- One row: an entity, and how much of it there is; 5,001 series stand for more, as 1,001 open conflicts do. Of a name that nobody has
-- confirmed and that is in no series: as claims print it.
-- noqa: disable=RF02
WITH held AS (
    SELECT
        entity.entity_key,
        entity.name,
        entity.kind,
        entity.status,
        entity.source_key
    FROM core.entity AS entity
    WHERE entity.entity_key = %(entity_key)s
),

printed AS (
    SELECT
        claim.entity_key,
        claim.entity_name AS name
    FROM mart.fct_claim AS claim
    WHERE claim.entity_key = %(entity_key)s AND NOT EXISTS (SELECT 1 FROM held)
    ORDER BY claim.entity_key ASC, claim.metric_id ASC, claim.period_start ASC
    LIMIT 1
),

known AS (
    SELECT
        held.entity_key,
        held.name,
        held.kind,
        held.status,
        held.source_key
    FROM held
    UNION ALL
    SELECT
        printed.entity_key,
        printed.name,
        'unknown' AS kind,
        'candidate' AS status,
        NULL AS source_key
    FROM printed
),

counted AS (
    SELECT
        series.series_id,
        series.observations,
        series.first_period_start
    FROM mart.series_latest AS series
    WHERE series.entity_key = %(entity_key)s
    ORDER BY series.metric_key ASC
    LIMIT 5001
),

-- the shortest of the times that begin first: a month is told before the quarter that begins with it
earliest AS (
    SELECT
        figure.period_start,
        figure.period_end,
        figure.period_grain
    FROM counted
    INNER JOIN mart.fct_observation AS figure
        ON counted.series_id = figure.series_id AND counted.first_period_start = figure.period_start
    WHERE counted.first_period_start = (SELECT MIN(other.first_period_start) FROM counted AS other)
    ORDER BY figure.period_end ASC, figure.observation_id ASC
    LIMIT 1
),

opened AS (
    SELECT conflict.conflict_id
    FROM mart.fct_conflict AS conflict
    WHERE conflict.entity_key = %(entity_key)s AND conflict.status = 'open'
    ORDER BY conflict.metric_key ASC
    LIMIT 1001
)

SELECT
    known.entity_key,
    known.name,
    known.kind,
    known.status,
    known.source_key,
    (SELECT COUNT(*) FROM counted) AS series,
    (SELECT COALESCE(SUM(counted.observations), 0)::bigint FROM counted) AS figures,
    earliest.period_start AS first_period_start,
    earliest.period_end AS first_period_end,
    earliest.period_grain AS first_period_grain,
    (SELECT COUNT(*) FROM opened) AS conflicts
FROM known
LEFT JOIN earliest ON TRUE
