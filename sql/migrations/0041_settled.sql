-- What a person has settled is kept by what papers print, so that it holds whatever entity their names come to mean.
ALTER TABLE ops.conflict_settled
ADD COLUMN printed_key text,
ADD COLUMN names text[],
ADD COLUMN figures text[],
ADD COLUMN is_last boolean NOT NULL DEFAULT TRUE;

CREATE TEMPORARY TABLE settled_before ON COMMIT DROP AS
WITH held AS (
    SELECT
        settled.conflict_key,
        settled.settled_at,
        SPLIT_PART(settled.conflict_key, '|', 1) AS rule,
        COALESCE(entity.entity_key, SPLIT_PART(settled.conflict_key, '|', 2)) AS entity_key,
        disputed.entity_id,
        ARRAY[disputed.observation_a, disputed.observation_b, disputed.observation_c] AS parts
    FROM ops.conflict_settled AS settled
    LEFT JOIN core.conflict AS disputed ON settled.conflict_key = disputed.conflict_key
    LEFT JOIN core.entity AS entity ON disputed.entity_id = entity.entity_id
),

told AS (
    SELECT
        held.*,
        SPLIT_PART(SUBSTR(held.conflict_key, LENGTH(held.rule) + LENGTH(held.entity_key) + 3), '|', 1) AS metric_key,
        CASE
            WHEN STARTS_WITH(held.entity_key, 'candidate/') THEN ARRAY[SUBSTR(held.entity_key, LENGTH('candidate/') + 1)]
            ELSE ARRAY(
                SELECT DISTINCT first.alias_key
                FROM UNNEST(held.parts) AS part (observation_id)
                CROSS JOIN
                    LATERAL (
                        SELECT alias.alias_key
                        FROM core.observation_claim AS evidence
                        INNER JOIN core.current_claim AS claim ON evidence.claim_id = claim.claim_id
                        INNER JOIN core.entity_alias AS alias ON claim.entity_key = alias.alias_key
                        WHERE evidence.observation_id = part.observation_id AND alias.entity_id = held.entity_id
                        ORDER BY alias.origin = 'catalogue' DESC, alias.alias_key ASC
                        LIMIT 1
                    ) AS first
                ORDER BY first.alias_key ASC
            )
        END AS names
    FROM held
),

cut AS (
    SELECT
        told.*,
        ARRAY(
            SELECT told.metric_key || '|' || part.said
            FROM
                UNNEST(STRING_TO_ARRAY(
                    SUBSTR(told.conflict_key, LENGTH(told.rule) + 1), CONCAT('|', told.entity_key, '|', told.metric_key, '|')
                )) WITH ORDINALITY AS part (said, place)
            WHERE part.place > 1
            ORDER BY part.place ASC
        ) AS figures
    FROM told
),

named AS (
    SELECT
        cut.conflict_key,
        cut.settled_at,
        cut.names,
        cut.figures,
        CASE
            WHEN cut.names = '{}' THEN cut.conflict_key
            ELSE CONCAT_WS('|', cut.rule, ARRAY_TO_STRING(cut.names, '|'), ARRAY_TO_STRING(cut.figures, '|'))
        END AS printed_key
    FROM cut
)

SELECT
    named.*,
    ROW_NUMBER() OVER (PARTITION BY named.printed_key ORDER BY named.settled_at DESC, named.conflict_key ASC) = 1 AS is_last
FROM named;

UPDATE ops.edit AS edit
SET conflict_key = before.printed_key
FROM settled_before AS before
WHERE edit.conflict_key = before.conflict_key;

-- Said of a name, and said again once it meant another entity: the last word holds. Its edits stay.
ALTER TABLE ops.conflict_settled DISABLE TRIGGER forget_edits;
DELETE FROM ops.conflict_settled AS settled
USING settled_before AS before
WHERE settled.conflict_key = before.conflict_key AND NOT before.is_last;
ALTER TABLE ops.conflict_settled ENABLE TRIGGER forget_edits;

UPDATE ops.conflict_settled AS settled
SET
    printed_key = before.printed_key,
    names = before.names,
    figures = before.figures
FROM settled_before AS before
WHERE settled.conflict_key = before.conflict_key;
DROP TABLE settled_before;

ALTER TABLE ops.conflict_settled
DROP CONSTRAINT conflict_settled_pkey,
ADD CONSTRAINT conflict_settled_pkey PRIMARY KEY (printed_key),
ALTER COLUMN names SET NOT NULL,
ALTER COLUMN figures SET NOT NULL;
CREATE INDEX conflict_settled_by_key ON ops.conflict_settled (conflict_key);
COMMENT ON TABLE ops.conflict_settled
IS 'One row per conflict that a person has looked at; kept when observe works it out anew, when it goes and comes again, and when its names come to mean another entity. Natural key: printed_key.';
COMMENT ON COLUMN ops.conflict_settled.printed_key
IS 'Rule, names and figures, as text: stays the same whatever entity the names mean. Of a conflict without names its key.';
COMMENT ON COLUMN ops.conflict_settled.names
IS 'A name by which papers print each of its figures, in the form in which names are compared: the conflict is one of what they mean now.';
COMMENT ON COLUMN ops.conflict_settled.figures
IS 'Keys of its observations, without the entity with which these begin, in the order of the conflict.';
COMMENT ON COLUMN ops.conflict_settled.conflict_key IS 'Key that the conflict has now.';
COMMENT ON COLUMN ops.conflict_settled.wrong_key IS 'Key that the observation which is not right has now.';
COMMENT ON COLUMN ops.conflict_settled.is_last
IS 'Whether it holds: of two conflicts that are one since their names mean the same, the last word does.';
COMMENT ON COLUMN ops.edit.conflict_key IS 'printed_key of the conflict that was settled, if it is about one.';

CREATE OR REPLACE FUNCTION ops.forget_edits() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF CURRENT_SETTING('newsfigures.undoing', TRUE) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_TABLE_NAME = 'entity_review' THEN
        DELETE FROM ops.edit AS edit USING gone WHERE edit.alias_key = gone.alias_key;
    ELSIF TG_TABLE_NAME = 'conflict_settled' THEN
        DELETE FROM ops.edit AS edit USING gone WHERE edit.conflict_key = gone.printed_key;
    ELSE
        DELETE FROM ops.edit AS edit USING gone WHERE edit.item = gone.item;
    END IF;
    RETURN NULL;
END
$$;

-- figures of a conflict on which something else is said now are looked at again, and one that is called wrong or is so no longer
CREATE FUNCTION ops.queue_settled() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT 'observation', part.observation_id
    FROM changed
    INNER JOIN core.conflict AS conflict ON changed.conflict_key = conflict.conflict_key
    CROSS JOIN LATERAL UNNEST(ARRAY[conflict.observation_a, conflict.observation_b, conflict.observation_c]) AS part (observation_id)
    WHERE part.observation_id IS NOT NULL
    UNION
    SELECT 'observation', observation.observation_id
    FROM changed
    INNER JOIN core.observation AS observation ON changed.wrong_key = observation.observation_key
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM core.conflict AS conflict
            WHERE conflict.conflict_key = changed.conflict_key
        );
    RETURN NULL;
END
$$;
CREATE TRIGGER queue_new_settled AFTER INSERT ON ops.conflict_settled
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_settled();
CREATE TRIGGER queue_settled_before AFTER UPDATE ON ops.conflict_settled
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_settled();
CREATE TRIGGER queue_settled_after AFTER UPDATE ON ops.conflict_settled
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_settled();
CREATE TRIGGER queue_lost_settled AFTER DELETE ON ops.conflict_settled
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_settled();
