-- One row per conflict that the figure is in, open ones first.
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
FROM mart.fct_observation AS figure
INNER JOIN mart.fct_conflict AS conflict
    ON figure.entity_key = conflict.entity_key AND figure.metric_key = conflict.metric_key
WHERE
    figure.observation_id = %(observation_id)s
    AND figure.observation_id IN (conflict.observation_a, conflict.observation_b, conflict.observation_c)
ORDER BY conflict.status = 'open' DESC, conflict.conflict_id ASC
