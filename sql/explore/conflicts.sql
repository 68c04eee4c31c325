-- One row per conflict that fits, the best supported first. A page ends where the next one begins.
-- noqa: disable=RF02
SELECT
    conflict.conflict_id,
    conflict.rule,
    conflict.status,
    conflict.entity_name,
    conflict.metric_key,
    conflict.unit,
    conflict.period_start,
    conflict.period_end,
    conflict.observation_a,
    conflict.value_a,
    conflict.origins_a,
    conflict.sentence_a,
    conflict.url_a,
    conflict.observation_b,
    conflict.value_b,
    conflict.origins_b,
    conflict.sentence_b,
    conflict.url_b,
    conflict.gap,
    conflict.gap_unit,
    conflict.settled_by,
    conflict.settled_at,
    conflict.note,
    LEAST(conflict.origins_a, COALESCE(conflict.origins_b, conflict.origins_a)) AS support
FROM mart.fct_conflict AS conflict
WHERE
    (%(status)s::text IS NULL OR conflict.status = %(status)s)
    AND (%(rule)s::text IS NULL OR conflict.rule = %(rule)s)
    AND (
        %(after_id)s::uuid IS NULL
        OR (LEAST(conflict.origins_a, COALESCE(conflict.origins_b, conflict.origins_a)), conflict.conflict_id)
        < (%(after_support)s::bigint, %(after_id)s::uuid)
    )
ORDER BY support DESC, conflict.conflict_id DESC
LIMIT %(max_rows)s
