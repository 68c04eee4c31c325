-- One row: what a person says of a conflict now. Of the names by which papers print a figure one of the catalogue is taken, if there is one.
-- noqa: disable=RF02
INSERT INTO ops.conflict_settled AS held (
    printed_key, names, figures, conflict_key, status, wrong_key, is_last, settled_by, settled_at, note
)
WITH figure AS (
    SELECT
        part.place,
        SUBSTR(observation.observation_key, LENGTH(entity.entity_key) + 2) AS said,
        (
            SELECT alias.alias_key
            FROM core.observation_claim AS evidence
            INNER JOIN core.current_claim AS claim ON evidence.claim_id = claim.claim_id
            INNER JOIN core.entity_alias AS alias ON claim.entity_key = alias.alias_key
            WHERE evidence.observation_id = part.observation_id AND alias.entity_id = disputed.entity_id
            ORDER BY alias.origin = 'catalogue' DESC, alias.alias_key ASC
            LIMIT 1
        ) AS alias_key
    FROM core.conflict AS disputed
    INNER JOIN core.entity AS entity ON disputed.entity_id = entity.entity_id
    CROSS JOIN
        LATERAL UNNEST(ARRAY[disputed.observation_a, disputed.observation_b, disputed.observation_c]) WITH ORDINALITY
            AS part (observation_id, place)
    INNER JOIN core.observation AS observation ON part.observation_id = observation.observation_id
    WHERE disputed.conflict_key = %(conflict_key)s
),

printed AS (
    SELECT
        ARRAY(
            SELECT DISTINCT figure.alias_key
            FROM figure
            WHERE figure.alias_key IS NOT NULL
            ORDER BY figure.alias_key ASC
        ) AS names,
        ARRAY(
            SELECT figure.said
            FROM figure
            ORDER BY figure.place ASC
        ) AS figures
)

SELECT
    CASE
        WHEN printed.names = '{}' THEN %(conflict_key)s
        ELSE
            CONCAT_WS(
                '|', SPLIT_PART(%(conflict_key)s, '|', 1), ARRAY_TO_STRING(printed.names, '|'), ARRAY_TO_STRING(printed.figures, '|')
            )
    END AS printed_key,
    printed.names,
    printed.figures,
    %(conflict_key)s,
    %(status)s,
    (
        SELECT observation.observation_key
        FROM core.observation AS observation
        WHERE observation.observation_id = %(wrong_id)s::uuid
    ) AS wrong_key,
    TRUE AS is_last,
    %(settled_by)s,
    %(now)s AS settled_at,
    %(note)s
FROM printed
ON CONFLICT (printed_key) DO UPDATE SET
    conflict_key = excluded.conflict_key,
    status = excluded.status,
    wrong_key = excluded.wrong_key,
    is_last = excluded.is_last,
    settled_by = excluded.settled_by,
    settled_at = excluded.settled_at,
    note = excluded.note
