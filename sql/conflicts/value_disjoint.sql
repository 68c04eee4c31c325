-- One row per two figures of one thing at one time whose intervals do not meet, said by more than one origin.
-- default: on
-- meaning: two origins print values for the same thing and time that cannot both be true
-- Values that are more than double each other are rather of two things that bear one name, and are left out.
INSERT INTO conflict_wanted
SELECT
    CONCAT_WS('|', 'value_disjoint', one.observation_key, other.observation_key) AS conflict_key,
    'value_disjoint' AS rule,
    one.entity_id,
    one.metric_key,
    one.observation_id AS observation_a,
    other.observation_id AS observation_b,
    NULL::uuid AS observation_c,
    ROUND(ABS(other.top_value / NULLIF(one.top_value, 0) - 1), 4) AS gap,
    'part' AS gap_unit
FROM figure AS one
INNER JOIN figure AS other
    ON
        one.series_id = other.series_id
        AND one.period_id = other.period_id
        AND one.baseline_id IS NOT DISTINCT FROM other.baseline_id
        AND (ABS(one.top_value), one.observation_key) < (ABS(other.top_value), other.observation_key)
WHERE
    NOT one.signed_range && other.signed_range
    AND one.top_value <> 0
    AND ABS(other.top_value) <= 2 * ABS(one.top_value)
    AND (one.origin_keys <> other.origin_keys OR CARDINALITY(one.origin_keys) > 1)
