-- One row per conflict that core does not hold.
SELECT
    wanted.conflict_key,
    wanted.rule,
    wanted.entity_id,
    wanted.metric_key,
    wanted.observation_a,
    wanted.observation_b,
    wanted.observation_c,
    wanted.gap,
    wanted.gap_unit
FROM conflict_wanted AS wanted
LEFT JOIN core.conflict AS held ON wanted.conflict_key = held.conflict_key
WHERE held.conflict_id IS NULL
ORDER BY wanted.conflict_key ASC
