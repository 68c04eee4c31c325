-- One row per conflict that matches, the best supported first; a parameter that is NULL does not narrow.
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
    held.value_a,
    held.origins_a,
    held.sentence_a,
    held.url_a,
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
WHERE
    (%(status)s::text IS NULL OR held.status = %(status)s)
    AND (%(rule)s::text IS NULL OR held.rule = %(rule)s)
    AND (
        %(entity)s::text IS NULL
        OR held.entity_key = %(entity)s
        OR STRPOS(core.SMALL_LETTERS(held.entity_name), core.SMALL_LETTERS(%(entity)s)) > 0
    )
ORDER BY
    held.origins_a + COALESCE(held.origins_b, 0) DESC,
    held.entity_key ASC,
    held.conflict_key ASC
LIMIT %(max_rows)s
