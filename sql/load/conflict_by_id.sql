-- One row per conflict whose id begins so.
SELECT
    held.conflict_id,
    held.conflict_key,
    held.rule,
    held.status,
    held.entity_key,
    held.entity_name,
    held.metric_key,
    held.unit,
    held.period_start,
    held.period_end,
    held.observation_a,
    held.value_a,
    held.origins_a,
    held.sentence_a,
    held.url_a,
    held.observation_b,
    held.value_b,
    held.unit_b,
    held.origins_b,
    held.sentence_b,
    held.url_b,
    held.gap,
    held.gap_unit,
    held.settled_by,
    held.settled_at,
    held.note
FROM mart.fct_conflict AS held
WHERE STARTS_WITH(held.conflict_id::text, %(begins)s)
ORDER BY held.conflict_id ASC
