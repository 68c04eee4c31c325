-- One row per series, period and baseline: the figure to calculate with. Best supported, then exact, then the narrowest.
CREATE TEMPORARY TABLE best_figure ON COMMIT DROP AS
SELECT DISTINCT ON (figure.series_id, figure.period_id, figure.baseline_id)
    figure.*,
    (COALESCE(figure.value_high, figure.value) + figure.value) / 2 AS middle
FROM figure
WHERE
    NOT figure.is_deprecated
    AND LOWER(figure.value_range) IS NOT NULL
    AND UPPER(figure.value_range) IS NOT NULL
ORDER BY
    figure.series_id ASC,
    figure.period_id ASC,
    figure.baseline_id ASC,
    figure.origins DESC,
    figure.qualifier = 'exact' DESC,
    UPPER(figure.value_range) - LOWER(figure.value_range) ASC,
    figure.observation_key ASC
