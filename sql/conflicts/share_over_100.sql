-- One row per printed share that is more than its whole.
-- default: on
-- meaning: a part is larger than what it is a part of
INSERT INTO conflict_wanted
SELECT
    CONCAT_WS('|', 'share_over_100', share.observation_key) AS conflict_key,
    'share_over_100' AS rule,
    share.entity_id,
    share.metric_key,
    share.observation_id AS observation_a,
    NULL::uuid AS observation_b,
    NULL::uuid AS observation_c,
    share.top_value - 100 AS gap,
    'percentage_point' AS gap_unit
FROM figure AS share
WHERE
    share.kind = 'share'
    AND share.unit_key = 'percent'
    AND LOWER(share.value_range) > 100
