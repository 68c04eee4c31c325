-- One row per conflict that fits, the best supported first. A page ends where the next one begins. Of those that one figure is in,
-- the open ones come first.
-- noqa: disable=RF02
WITH held AS (
    SELECT
        conflict.*,
        LEAST(conflict.origins_a, COALESCE(conflict.origins_b, conflict.origins_a)) AS support
    FROM mart.fct_conflict AS conflict
    WHERE
        (%(status)s::text IS NULL OR conflict.status = %(status)s)
        AND (%(rule)s::text IS NULL OR conflict.rule = %(rule)s)
        AND (%(metric)s::text IS NULL OR conflict.metric_key = %(metric)s)
        AND (%(entity)s::text IS NULL OR conflict.entity_key = ANY(%(entity_keys)s::text[]))
        AND (%(conflict_ids)s::uuid[] IS NULL OR conflict.conflict_id = ANY(%(conflict_ids)s::uuid[]))
        AND (%(observation_id)s::uuid IS NULL OR conflict.conflict_id = ANY(ARRAY(
            SELECT met.conflict_id
            FROM mart.fct_observation AS figure
            INNER JOIN mart.fct_conflict AS met ON figure.entity_key = met.entity_key AND figure.metric_key = met.metric_key
            WHERE
                figure.observation_id = %(observation_id)s
                AND figure.observation_id IN (met.observation_a, met.observation_b, met.observation_c)
        )))
        AND (
            %(after_id)s::uuid IS NULL
            OR (LEAST(conflict.origins_a, COALESCE(conflict.origins_b, conflict.origins_a)), conflict.conflict_id)
            < (%(after_support)s::bigint, %(after_id)s::uuid)
        )
    ORDER BY
        (%(observation_id)s::uuid IS NOT NULL AND conflict.status = 'open') DESC,
        LEAST(conflict.origins_a, COALESCE(conflict.origins_b, conflict.origins_a)) DESC,
        conflict.conflict_id DESC
    LIMIT %(max_rows)s
)

SELECT
    held.conflict_id,
    held.rule,
    held.status,
    held.entity_key,
    held.entity_name,
    held.metric_key,
    figure_a.kind,
    figure_a.region,
    figure_a.whole,
    held.unit,
    held.period_start,
    held.period_end,
    held.observation_a,
    figure_a.series_id AS series_a,
    held.value_a,
    figure_a.value_high AS value_high_a,
    LOWER(figure_a.value_range) AS low_a,
    UPPER(figure_a.value_range) AS high_a,
    figure_a.unit AS unit_a,
    figure_a.kind AS kind_a,
    figure_a.direction AS direction_a,
    figure_a.qualifier AS qualifier_a,
    figure_a.period_start AS period_start_a,
    figure_a.period_end AS period_end_a,
    figure_a.period_grain AS period_grain_a,
    held.origins_a,
    held.sentence_a,
    printed_a.span_start - printed_a.sentence_start AS number_start_a,
    printed_a.span_end - printed_a.sentence_start AS number_end_a,
    held.url_a,
    said_a.claim_id AS claim_id_a,
    said_a.source_key AS source_key_a,
    said_a.language AS language_a,
    said_a.surface AS surface_a,
    said_a.published_on AS published_on_a,
    held.observation_b,
    figure_b.series_id AS series_b,
    held.value_b,
    figure_b.value_high AS value_high_b,
    LOWER(figure_b.value_range) AS low_b,
    UPPER(figure_b.value_range) AS high_b,
    figure_b.unit AS unit_b,
    figure_b.kind AS kind_b,
    figure_b.direction AS direction_b,
    figure_b.qualifier AS qualifier_b,
    figure_b.period_start AS period_start_b,
    figure_b.period_end AS period_end_b,
    figure_b.period_grain AS period_grain_b,
    held.origins_b,
    held.sentence_b,
    printed_b.span_start - printed_b.sentence_start AS number_start_b,
    printed_b.span_end - printed_b.sentence_start AS number_end_b,
    held.url_b,
    said_b.claim_id AS claim_id_b,
    said_b.source_key AS source_key_b,
    said_b.language AS language_b,
    said_b.surface AS surface_b,
    said_b.published_on AS published_on_b,
    held.observation_c,
    against.value AS value_c,
    against.value_high AS value_high_c,
    against.kind AS kind_c,
    against.unit AS unit_c,
    against.period_start AS period_start_c,
    against.period_end AS period_end_c,
    against.period_grain AS period_grain_c,
    held.gap,
    held.gap_unit,
    held.settled_by,
    held.settled_at,
    held.note,
    held.support
FROM held
LEFT JOIN mart.fct_observation AS figure_a ON held.observation_a = figure_a.observation_id
LEFT JOIN core.observation_support AS support_a ON held.observation_a = support_a.observation_id
LEFT JOIN mart.fct_claim AS said_a ON support_a.first_claim_id = said_a.claim_id
LEFT JOIN core.claim AS printed_a ON said_a.claim_id = printed_a.claim_id
LEFT JOIN mart.fct_observation AS figure_b ON held.observation_b = figure_b.observation_id
LEFT JOIN core.observation_support AS support_b ON held.observation_b = support_b.observation_id
LEFT JOIN mart.fct_claim AS said_b ON support_b.first_claim_id = said_b.claim_id
LEFT JOIN core.claim AS printed_b ON said_b.claim_id = printed_b.claim_id
LEFT JOIN mart.fct_observation AS against ON held.observation_c = against.observation_id
ORDER BY
    (%(observation_id)s::uuid IS NOT NULL AND held.status = 'open') DESC,
    held.support DESC,
    held.conflict_id DESC
