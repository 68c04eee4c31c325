-- One row per series to show first: of those with most figures the ones with a figure of the last seven days, then the others, those
-- of most times first. A change is measured from its own base, and says less over time.
-- noqa: disable=RF02
WITH most AS (
    SELECT
        series.series_id,
        series.entity_name,
        series.metric_key,
        series.metric_limit,
        series.region,
        series.whole,
        series.kind,
        series.unit,
        series.modality,
        series.observations,
        series.periods,
        COALESCE(series.last_reported_on > %(day)s::date - 7, FALSE) AS is_new
    FROM mart.series_latest AS series
    WHERE series.modality = 'actual' AND series.kind <> 'change'
    ORDER BY series.observations DESC, series.series_id DESC
    LIMIT 400
)

SELECT
    most.series_id,
    most.entity_name,
    most.metric_key,
    most.metric_limit,
    most.region,
    most.whole,
    most.kind,
    most.unit,
    most.modality,
    most.observations,
    most.is_new
FROM most
ORDER BY most.is_new DESC, most.periods DESC, most.observations DESC, most.series_id ASC
LIMIT 8
