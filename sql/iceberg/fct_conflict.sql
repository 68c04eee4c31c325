-- One row per figures that cannot all be right, with the sentences that print them as far as their sources allow; by days on which the later figure was first reported.
-- column source_key_a: Source of the sentence that printed the first figure.
-- column surface_a: The first figure as printed there.
-- column source_key_b: Source of the sentence that printed the other figure.
-- column surface_b: The other figure as printed there.
-- column reported_on: Day on which the last of its figures was first reported.
WITH held AS (
    SELECT
        disputed.conflict_id,
        disputed.conflict_key,
        disputed.rule,
        disputed.status,
        disputed.entity_id,
        disputed.entity_key,
        disputed.entity_name,
        disputed.metric_key,
        disputed.unit,
        disputed.period_start,
        disputed.period_end,
        disputed.observation_a,
        disputed.value_a,
        disputed.origins_a,
        disputed.sentence_a,
        disputed.url_a,
        article_a.source_key AS source_key_a,
        claim_a.surface AS surface_a,
        disputed.observation_b,
        disputed.value_b,
        disputed.unit_b,
        disputed.origins_b,
        disputed.sentence_b,
        disputed.url_b,
        article_b.source_key AS source_key_b,
        claim_b.surface AS surface_b,
        disputed.observation_c,
        disputed.gap,
        disputed.gap_unit,
        disputed.settled_by,
        disputed.settled_at,
        disputed.note,
        GREATEST(support_a.first_reported_on, support_b.first_reported_on, support_c.first_reported_on) AS reported_on
    FROM mart.fct_conflict AS disputed
    INNER JOIN core.observation_support AS support_a ON disputed.observation_a = support_a.observation_id
    INNER JOIN core.claim AS claim_a ON support_a.first_claim_id = claim_a.claim_id
    INNER JOIN core.article_revision AS revision_a ON claim_a.revision_id = revision_a.revision_id
    INNER JOIN core.article AS article_a ON revision_a.article_id = article_a.article_id
    LEFT JOIN core.observation_support AS support_b ON disputed.observation_b = support_b.observation_id
    LEFT JOIN core.claim AS claim_b ON support_b.first_claim_id = claim_b.claim_id
    LEFT JOIN core.article_revision AS revision_b ON claim_b.revision_id = revision_b.revision_id
    LEFT JOIN core.article AS article_b ON revision_b.article_id = article_b.article_id
    LEFT JOIN core.observation_support AS support_c ON disputed.observation_c = support_c.observation_id
)

SELECT
    held.conflict_id,
    held.conflict_key,
    held.rule,
    held.status,
    held.entity_id,
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
    held.source_key_a,
    held.surface_a,
    held.observation_b,
    held.value_b,
    held.unit_b,
    held.origins_b,
    held.sentence_b,
    held.url_b,
    held.source_key_b,
    held.surface_b,
    held.observation_c,
    held.gap,
    held.gap_unit,
    held.settled_by,
    held.settled_at,
    held.note,
    held.reported_on
FROM held
WHERE
    (%(day_from)s::date IS NULL OR held.reported_on >= %(day_from)s)
    AND (%(day_before)s::date IS NULL OR held.reported_on < %(day_before)s)
ORDER BY
    held.reported_on ASC NULLS LAST,
    held.conflict_id ASC
