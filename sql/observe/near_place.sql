-- One row per series and time that rules may hold against a figure which has changed: of its entity and metric in its time, in
-- the time that a figure of this time is against, or that is against this time; of its own series in the periods that touch it
-- or lie a year apart, and wherever it has the same value. All figures of a new series have changed themselves.
CREATE TEMPORARY TABLE near_place ON COMMIT DROP AS
WITH linked AS (
    SELECT
        place.entity_id,
        place.metric_key,
        place.period_id
    FROM changed_place AS place
    UNION
    SELECT
        place.entity_id,
        place.metric_key,
        UNNEST(ARRAY[change.period_id, change.baseline_id]) AS period_id
    FROM changed_place AS place
    INNER JOIN core.series AS series ON place.entity_id = series.entity_id AND place.metric_key = series.metric_key
    INNER JOIN core.observation AS change
        ON series.series_id = change.series_id AND place.period_id IN (change.period_id, change.baseline_id)
    WHERE
        series.kind IN ('change', 'ratio')
        AND change.baseline_id IS NOT NULL
),

own AS (
    SELECT
        changed.series_id,
        changed.period_id,
        changed.value,
        changed.value_high
    FROM changed_observation AS changed
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM series_made AS made
            WHERE made.series_id = changed.series_id
        )
),

follows AS (
    SELECT
        earlier.period_id AS earlier_id,
        later.period_id AS later_id
    FROM core.period AS earlier
    CROSS JOIN LATERAL (VALUES (earlier.period_end), ((earlier.period_start + INTERVAL '1 year')::DATE)) AS next (starts_on)
    INNER JOIN core.period AS later ON next.starts_on = later.period_start AND earlier.grain = later.grain
)

SELECT
    series.series_id,
    linked.period_id
FROM linked
INNER JOIN core.series AS series ON linked.entity_id = series.entity_id AND linked.metric_key = series.metric_key
UNION
SELECT
    own.series_id,
    follows.later_id AS period_id
FROM own
INNER JOIN follows ON own.period_id = follows.earlier_id
UNION
SELECT
    own.series_id,
    follows.earlier_id AS period_id
FROM own
INNER JOIN follows ON own.period_id = follows.later_id
UNION
SELECT
    own.series_id,
    alike.period_id
FROM own
INNER JOIN core.observation AS alike
    ON
        own.series_id = alike.series_id
        AND own.value = alike.value
        AND own.value_high IS NOT DISTINCT FROM alike.value_high
