-- One row per series that is shown on the page of one: itself, and what is forecast, planned or possible of the same.
-- noqa: disable=RF02
SELECT
    kin.series_id,
    kin.modality,
    kin.observations
FROM mart.series_latest AS wanted
INNER JOIN mart.series_latest AS kin
    ON
        wanted.entity_key = kin.entity_key
        AND wanted.metric_key = kin.metric_key
        AND wanted.kind = kin.kind
        AND wanted.unit = kin.unit
        AND wanted.region IS NOT DISTINCT FROM kin.region
        AND wanted.whole IS NOT DISTINCT FROM kin.whole
        AND wanted.metric_limit = kin.metric_limit
WHERE wanted.series_id = %(series_id)s
ORDER BY kin.series_id = wanted.series_id DESC, kin.observations DESC, kin.series_id ASC
LIMIT 8
