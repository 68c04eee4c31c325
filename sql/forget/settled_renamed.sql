-- One row per settled conflict that was seen under one of these names and that other articles print: the same word under the names by which
-- these do, chosen as in load/conflict_settled.sql. Of two words that are one then, the last holds.
-- noqa: disable=RF02
INSERT INTO ops.conflict_settled AS held (
    printed_key, names, figures, conflict_key, status, wrong_key, is_last, settled_by, settled_at, note
)
WITH seen AS (
    SELECT
        settled.*,
        ARRAY(
            SELECT DISTINCT first.alias_key
            FROM core.conflict AS disputed
            CROSS JOIN LATERAL UNNEST(ARRAY[disputed.observation_a, disputed.observation_b, disputed.observation_c]) AS part (observation_id)
            CROSS JOIN
                LATERAL (
                    SELECT alias.alias_key
                    FROM core.observation_claim AS evidence
                    INNER JOIN core.current_claim AS claim ON evidence.claim_id = claim.claim_id
                    INNER JOIN core.entity_alias AS alias ON claim.entity_key = alias.alias_key
                    WHERE
                        evidence.observation_id = part.observation_id
                        AND alias.entity_id = disputed.entity_id
                        AND NOT claim.article_id = ANY(%(articles)s)
                        AND NOT alias.alias_key = ANY(%(settled_names)s::text[])
                    ORDER BY alias.origin = 'catalogue' DESC, alias.alias_key ASC
                    LIMIT 1
                ) AS first
            WHERE disputed.conflict_key = settled.conflict_key
            ORDER BY first.alias_key ASC
        ) AS other_names
    FROM ops.conflict_settled AS settled
    WHERE settled.names && %(settled_names)s::text[]
),

named AS (
    SELECT
        seen.*,
        CONCAT_WS(
            '|', SPLIT_PART(seen.conflict_key, '|', 1), ARRAY_TO_STRING(seen.other_names, '|'), ARRAY_TO_STRING(seen.figures, '|')
        ) AS other_key
    FROM seen
    WHERE seen.other_names <> '{}'
)

SELECT DISTINCT ON (named.other_key)
    named.other_key,
    named.other_names,
    named.figures,
    named.conflict_key,
    named.status,
    named.wrong_key,
    named.is_last,
    named.settled_by,
    named.settled_at,
    named.note
FROM named
ORDER BY named.other_key ASC, named.settled_at DESC, named.printed_key ASC
ON CONFLICT (printed_key) DO UPDATE
    SET
        conflict_key = excluded.conflict_key,
        status = excluded.status,
        wrong_key = excluded.wrong_key,
        is_last = excluded.is_last,
        settled_by = excluded.settled_by,
        settled_at = excluded.settled_at,
        note = excluded.note
    WHERE held.settled_at < excluded.settled_at
RETURNING held.printed_key
