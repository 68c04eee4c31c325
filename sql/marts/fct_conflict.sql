-- One row per figures that cannot all be right, with the sentences that print them, and what a person has said of it.
-- key: conflict_id
-- scope: conflict
-- index: entity_key, metric_key
-- index: status
-- index: entity_id
-- order: (LEAST(origins_a, COALESCE(origins_b, origins_a)), conflict_id)
-- column conflict_id: Id of the conflict.
-- column conflict_key: Rule and figures, as text; stays the same when it is worked out anew.
-- column rule: value_disjoint, value_two_periods, change_misfit, share_over_100 or magnitude_jump.
-- column status: open, settled_a, settled_b, both_right or dismissed.
-- column entity_id: Id of the entity.
-- column entity_key: Key of the entity.
-- column entity_name: Name of the entity to print.
-- column metric_key: Key of the metric.
-- column unit: Unit code of the first figure.
-- column period_start: First day of the time of the first figure.
-- column period_end: The day after the last.
-- column observation_a: Id of one figure.
-- column value_a: Its value.
-- column origins_a: Independent origins of it.
-- column sentence_a: The sentence that printed it first.
-- column url_a: Where.
-- column observation_b: Id of the other figure.
-- column value_b: Its value.
-- column unit_b: Its unit code.
-- column origins_b: Independent origins of it.
-- column sentence_b: The sentence that printed it first.
-- column url_b: Where.
-- column observation_c: Id of the level that a change is against, where the change does not fit.
-- column gap: How far they are apart, in gap_unit.
-- column gap_unit: part: of the smaller value; percentage_point; d: days between the first days of the periods; ratio: times.
-- column settled_by: Who settled it; empty while it is open, also where it was opened again.
-- column settled_at: When.
-- column note: Why it was settled, or opened again.
SELECT
    held.conflict_id,
    held.conflict_key,
    held.rule,
    COALESCE(settled.status, 'open') AS status,
    entity.entity_id,
    entity.entity_key,
    entity.name AS entity_name,
    held.metric_key,
    series.unit_key AS unit,
    period.period_start,
    period.period_end,
    held.observation_a,
    one.value AS value_a,
    said_one.origins AS origins_a,
    SUBSTR(text_one.text, claim_one.sentence_start + 1, claim_one.sentence_end - claim_one.sentence_start) AS sentence_a,
    article_one.url AS url_a,
    held.observation_b,
    other.value AS value_b,
    series_of_other.unit_key AS unit_b,
    said_other.origins AS origins_b,
    SUBSTR(text_other.text, claim_other.sentence_start + 1, claim_other.sentence_end - claim_other.sentence_start) AS sentence_b,
    article_other.url AS url_b,
    held.observation_c,
    held.gap,
    held.gap_unit,
    CASE WHEN settled.status <> 'open' THEN settled.settled_by END AS settled_by,
    CASE WHEN settled.status <> 'open' THEN settled.settled_at END AS settled_at,
    settled.note
FROM scope_conflict AS scope
INNER JOIN core.conflict AS held ON scope.conflict_id = held.conflict_id
INNER JOIN core.entity AS entity ON held.entity_id = entity.entity_id
INNER JOIN core.observation AS one ON held.observation_a = one.observation_id
INNER JOIN core.series AS series ON one.series_id = series.series_id
INNER JOIN core.period AS period ON one.period_id = period.period_id
INNER JOIN core.observation_support AS said_one ON held.observation_a = said_one.observation_id
INNER JOIN core.claim AS claim_one ON said_one.first_claim_id = claim_one.claim_id
INNER JOIN core.article_revision AS text_one ON claim_one.revision_id = text_one.revision_id
INNER JOIN core.article AS article_one ON text_one.article_id = article_one.article_id
LEFT JOIN core.observation AS other ON held.observation_b = other.observation_id
LEFT JOIN core.series AS series_of_other ON other.series_id = series_of_other.series_id
LEFT JOIN core.observation_support AS said_other ON held.observation_b = said_other.observation_id
LEFT JOIN core.claim AS claim_other ON said_other.first_claim_id = claim_other.claim_id
LEFT JOIN core.article_revision AS text_other ON claim_other.revision_id = text_other.revision_id
LEFT JOIN core.article AS article_other ON text_other.article_id = article_other.article_id
LEFT JOIN ops.conflict_settled AS settled ON held.conflict_key = settled.conflict_key AND settled.is_last
