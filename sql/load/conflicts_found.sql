-- One row per conflict that matches, the best supported first; a parameter that is NULL does not narrow.
WITH held AS (
    SELECT *
    FROM mart.fct_conflict
    WHERE
        (%(status)s::text IS NULL OR status = %(status)s)
        AND (%(rule)s::text IS NULL OR rule = %(rule)s)
        AND (
            %(entity)s::text IS NULL
            OR entity_key = %(entity)s
            OR STRPOS(core.SMALL_LETTERS(entity_name), core.SMALL_LETTERS(%(entity)s)) > 0
        )
)

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
    against.value AS value_c,
    against.unit AS unit_c,
    against.origins AS origins_c,
    against.period_start AS period_start_c,
    said.sentence AS sentence_c,
    said.url AS url_c,
    held.gap,
    held.gap_unit,
    held.settled_by,
    held.settled_at,
    held.note
FROM held
LEFT JOIN mart.fct_observation AS against ON held.observation_c = against.observation_id
LEFT JOIN core.observation_support AS support ON held.observation_c = support.observation_id
LEFT JOIN mart.fct_claim AS said ON support.first_claim_id = said.claim_id
ORDER BY
    held.origins_a + COALESCE(held.origins_b, 0) DESC,
    held.entity_key ASC,
    held.conflict_key ASC
LIMIT %(max_rows)s
