-- One row per two levels of a series in periods of one length that follow each other, of which one is at least eight times the other.
-- default: on
-- meaning: a figure jumps by an order of magnitude from one period to the next, as when a scale word was read or printed wrongly
-- Levels of tens and less jump by themselves. An article that prints both numbers either tells of the jump or means two things.
INSERT INTO conflict_wanted
SELECT
    CONCAT_WS('|', 'magnitude_jump', one.observation_key, other.observation_key) AS conflict_key,
    'magnitude_jump' AS rule,
    one.entity_id,
    one.metric_key,
    one.observation_id AS observation_a,
    other.observation_id AS observation_b,
    NULL::uuid AS observation_c,
    ROUND(GREATEST(other.top_value / one.top_value, one.top_value / other.top_value), 1) AS gap,
    'ratio' AS gap_unit
FROM figure AS one
INNER JOIN figure AS other
    ON
        one.series_id = other.series_id
        AND one.grain = other.grain
        AND one.period_length = other.period_length
        AND one.period_end = other.period_start
WHERE
    one.kind IN ('level', 'price')
    AND one.is_positive
    AND other.is_positive
    AND GREATEST(one.top_value, other.top_value) >= 1000
    AND NOT one.article_ids && other.article_ids
    AND GREATEST(LOWER(other.value_range) / UPPER(one.value_range), LOWER(one.value_range) / UPPER(other.value_range)) >= 8
