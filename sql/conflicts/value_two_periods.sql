-- One row per two figures of one series with the same value for two times, in one article: a caption says "early 2025", the
-- body "this year".
-- default: on
-- meaning: one article gives the very same number for two different times
-- A level of three digits or more that count, so that it is no chance: a rate or a price that was kept is news. Times of which one lies
-- within the other may both be meant.
INSERT INTO conflict_wanted
SELECT
    CONCAT_WS('|', 'value_two_periods', one.observation_key, other.observation_key) AS conflict_key,
    'value_two_periods' AS rule,
    one.entity_id,
    one.metric_key,
    one.observation_id AS observation_a,
    other.observation_id AS observation_b,
    NULL::uuid AS observation_c,
    other.period_start - one.period_start AS gap,
    'd' AS gap_unit
FROM figure AS one
INNER JOIN figure AS other
    ON
        one.series_id = other.series_id
        AND one.value = other.value
        AND one.value_high IS NOT DISTINCT FROM other.value_high
        AND one.direction IS NOT DISTINCT FROM other.direction
        AND one.period_end <= other.period_start
WHERE
    one.kind = 'level'
    AND one.article_ids && other.article_ids
    AND one.baseline_id IS NOT DISTINCT FROM other.baseline_id
    AND LENGTH(TRIM(BOTH '0' FROM REPLACE(TRIM_SCALE(ABS(one.value))::text, '.', ''))) >= 3
