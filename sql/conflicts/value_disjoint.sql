-- One row per two figures of one thing at one time whose intervals do not meet, said by two origins, by one speaker in two
-- papers, or by a caption and the text beside it.
-- default: on
-- meaning: two origins, two papers that name one speaker, or a caption and the text of its article print values for the same thing and time that cannot both be true
-- Values that are more than double each other are rather of two things that bear one name, and are left out. So are two numbers
-- that one article prints as its own of that time: who knows both means two things by them, however alike they read. Numbers of
-- two speakers, each named in the sentence of his own, do count, and so does what others print who know one of the two only. What is known
-- in a caption is not known in the text, and the other way round: a chart may be another's work, or a machine's. A change that does not say whether it is a rise may be the fall that another one is. An article prints a loss above zero, and for the last day of
-- a time what a series has for all of it. What a person has found wrong is not printed; what one has mended is printed so.
INSERT INTO conflict_wanted
WITH pair AS (
    SELECT
        CONCAT_WS('|', 'value_disjoint', one.observation_key, other.observation_key) AS conflict_key,
        one.entity_id,
        one.metric_key,
        one.unit_key,
        one.period_start,
        one.period_end,
        one.observation_id AS observation_a,
        one.value AS value_a,
        one.value_high AS high_a,
        one.direction AS direction_a,
        other.observation_id AS observation_b,
        other.value AS value_b,
        other.value_high AS high_b,
        other.direction AS direction_b,
        ROUND(ABS(other.top_value / NULLIF(one.top_value, 0) - 1), 4) AS gap
    FROM figure AS one
    INNER JOIN figure AS other
        ON
            one.series_id = other.series_id
            AND one.period_id = other.period_id
            AND one.baseline_id IS NOT DISTINCT FROM other.baseline_id
            AND (ABS(one.top_value), one.observation_key) < (ABS(other.top_value), other.observation_key)
            AND (one.is_changed OR other.is_changed)
    WHERE
        NOT one.signed_range && other.signed_range
        AND one.top_value <> 0
        AND ABS(other.top_value) <= 2 * ABS(one.top_value)
        AND (
            one.origin_keys <> other.origin_keys
            OR CARDINALITY(one.origin_keys) > 1
            OR (one.article_ids <> other.article_ids AND one.speaker_keys && other.speaker_keys)
            OR one.article_ids && other.article_ids
        )
        AND (one.kind NOT IN ('change', 'ratio') OR (one.direction IS NULL) = (other.direction IS NULL))
),

side AS (
    SELECT
        pair.conflict_key,
        pair.observation_a AS observation_id,
        pair.unit_key,
        pair.period_start,
        pair.period_end,
        pair.value_b AS rival,
        pair.high_b AS rival_high,
        pair.direction_b AS rival_direction,
        -COALESCE(pair.high_b, pair.value_b) AS loss,
        CASE WHEN pair.high_b IS NOT NULL THEN -pair.value_b END AS loss_high
    FROM pair
    UNION ALL
    SELECT
        pair.conflict_key,
        pair.observation_b AS observation_id,
        pair.unit_key,
        pair.period_start,
        pair.period_end,
        pair.value_a AS rival,
        pair.high_a AS rival_high,
        pair.direction_a AS rival_direction,
        -COALESCE(pair.high_a, pair.value_a) AS loss,
        CASE WHEN pair.high_a IS NOT NULL THEN -pair.value_a END AS loss_high
    FROM pair
),

said AS (
    SELECT
        side.conflict_key,
        side.observation_id,
        evidence.origin_key,
        claim.revision_id,
        claim.block = 'caption' AS is_caption,
        CASE WHEN evidence.agent_id IS NOT NULL AND NOT STARTS_WITH(evidence.origin_key, 'source:') THEN article.source_key END AS paper_key
    FROM side
    INNER JOIN core.observation_claim AS evidence ON side.observation_id = evidence.observation_id
    INNER JOIN core.claim AS claim ON evidence.claim_id = claim.claim_id
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    INNER JOIN core.article AS article ON revision.article_id = article.article_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM core.current_claim AS beside
            WHERE
                beside.revision_id = claim.revision_id
                AND beside.claim_id <> claim.claim_id
                AND beside.unit = side.unit_key
                AND (beside.block = 'caption') = (claim.block = 'caption')
                AND (
                    (beside.value = side.rival AND beside.value_high IS NOT DISTINCT FROM side.rival_high)
                    OR (beside.value = side.loss AND beside.value_high IS NOT DISTINCT FROM side.loss_high)
                )
                AND (
                    beside.period_start IS NULL
                    OR (
                        beside.period_end = side.period_end
                        AND (beside.period_start = side.period_start OR beside.period_end - beside.period_start = 1)
                    )
                )
                AND beside.direction IS NOT DISTINCT FROM side.rival_direction
                AND NOT COALESCE(
                    beside.attribution_key <> claim.attribution_key
                    AND 'unnamed' NOT IN (beside.attribution_kind, claim.attribution_kind)
                    AND STRPOS(SUBSTR(revision.text, beside.sentence_start + 1, beside.sentence_end - beside.sentence_start), beside.attribution) > 0
                    AND STRPOS(SUBSTR(revision.text, claim.sentence_start + 1, claim.sentence_end - claim.sentence_start), claim.attribution) > 0,
                    FALSE
                )
        )
)

SELECT
    pair.conflict_key,
    'value_disjoint' AS rule,
    pair.entity_id,
    pair.metric_key,
    pair.observation_a,
    pair.observation_b,
    NULL::uuid AS observation_c,
    pair.gap,
    'part' AS gap_unit
FROM pair
WHERE
    EXISTS (
        SELECT 1
        FROM said AS one
        INNER JOIN said AS other
            ON
                one.conflict_key = other.conflict_key
                AND (
                    one.origin_key <> other.origin_key
                    OR one.paper_key <> other.paper_key
                    OR (one.revision_id = other.revision_id AND one.is_caption <> other.is_caption)
                )
        WHERE
            one.conflict_key = pair.conflict_key
            AND one.observation_id = pair.observation_a
            AND other.observation_id = pair.observation_b
    )
