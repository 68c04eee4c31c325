-- One row per claim or conflict worth a look, by doubt times reach. Doubt of a claim is how unsure the reader is of its least sure field,
-- of an open conflict one half: one of two is wrong. Reach is how many claims rest on it and how many figures are derived from it. Only
-- the figures with the most doubt and claims are looked at, and the best supported conflicts: both lie in this order in an index. Two
-- figures of a conflict may rest on one origin, which is counted once; so origins are counted of the rows that are given, and of no others.
-- noqa: disable=RF02
WITH doubted AS (
    SELECT
        support.observation_id,
        support.first_claim_id,
        support.claims,
        support.origins,
        support.confidence
    FROM core.observation_support AS support
    WHERE support.confidence < 1
    ORDER BY (1 - support.confidence) * support.claims DESC, support.observation_id ASC
    LIMIT %(figures)s
),

disputed AS (
    SELECT
        conflict.conflict_id,
        conflict.observation_a,
        conflict.observation_b
    FROM mart.fct_conflict AS conflict
    WHERE conflict.status = 'open'
    ORDER BY LEAST(conflict.origins_a, COALESCE(conflict.origins_b, conflict.origins_a)) DESC, conflict.conflict_id DESC
    LIMIT %(conflicts)s
),

found AS (
    SELECT
        claim.claim_id,
        CAST(NULL AS uuid) AS conflict_id,
        1 - COALESCE(
            (
                SELECT MIN(CAST(rate.value AS numeric))
                FROM JSONB_EACH_TEXT(claim.confidences) AS rate
            ),
            doubted.confidence
        ) AS doubt,
        doubted.claims,
        doubted.origins,
        CAST(NULL AS uuid[]) AS sides,
        (
            SELECT COUNT(*)
            FROM core.derivation AS derivation
            WHERE derivation.input_a = doubted.observation_id OR derivation.input_b = doubted.observation_id
        ) AS derived
    FROM doubted
    INNER JOIN core.claim AS claim ON doubted.first_claim_id = claim.claim_id
    UNION ALL
    SELECT
        CAST(NULL AS uuid) AS claim_id,
        disputed.conflict_id,
        0.5 AS doubt,
        one.claims + COALESCE(other.claims, 0) AS claims,
        CAST(NULL AS integer) AS origins,
        ARRAY[disputed.observation_a, disputed.observation_b] AS sides,
        0 AS derived
    FROM disputed
    INNER JOIN core.observation_support AS one ON disputed.observation_a = one.observation_id
    LEFT JOIN core.observation_support AS other ON disputed.observation_b = other.observation_id
),

listed AS (
    SELECT
        found.claim_id,
        found.conflict_id,
        found.doubt,
        found.claims,
        found.origins,
        found.sides,
        found.derived,
        found.doubt * (found.claims + found.derived) AS weight,
        COUNT(*) OVER () AS candidates
    FROM found
    WHERE found.doubt > 0
    ORDER BY weight DESC, COALESCE(found.claim_id, found.conflict_id) ASC
    LIMIT %(max_rows)s OFFSET %(skipped)s
)

SELECT
    listed.claim_id,
    listed.conflict_id,
    listed.doubt,
    listed.claims,
    COALESCE(
        listed.origins,
        (
            SELECT COUNT(DISTINCT evidence.origin_key)
            FROM core.observation_claim AS evidence
            WHERE evidence.observation_id = ANY(listed.sides)
        )
    ) AS origins,
    listed.derived,
    listed.weight,
    listed.candidates
FROM listed
ORDER BY listed.weight DESC, COALESCE(listed.claim_id, listed.conflict_id) ASC
