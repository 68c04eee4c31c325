-- One row per figure that can be calculated with. Of those of a series, period and baseline the one with place 1 is best: best supported,
-- then exact, then the narrowest, then the last reported: as mart.fct_observation ranks them.
CREATE TEMPORARY TABLE usable_figure ON COMMIT DROP AS
SELECT
    figure.*,
    (COALESCE(figure.value_high, figure.value) + figure.value) / 2 AS middle,
    ROW_NUMBER() OVER (
        PARTITION BY figure.series_id, figure.period_id, figure.baseline_id
        ORDER BY
            figure.origins DESC,
            figure.qualifier = 'exact' DESC,
            UPPER(figure.value_range) - LOWER(figure.value_range) ASC,
            figure.last_reported_on DESC NULLS LAST,
            figure.observation_key ASC
    ) AS place
FROM figure
WHERE
    NOT figure.is_deprecated
    AND LOWER(figure.value_range) IS NOT NULL
    AND UPPER(figure.value_range) IS NOT NULL
