-- What a person has settled holds for the entity that its names mean now, and no longer once they mean another one.
DROP TRIGGER queue_lost_settled ON ops.conflict_settled;
DROP TRIGGER queue_settled_after ON ops.conflict_settled;
DROP TRIGGER queue_settled_before ON ops.conflict_settled;
DROP TRIGGER queue_new_settled ON ops.conflict_settled;
DROP FUNCTION ops.queue_settled();

UPDATE ops.edit AS edit
SET conflict_key = settled.conflict_key
FROM ops.conflict_settled AS settled
WHERE edit.conflict_key = settled.printed_key;

ALTER TABLE ops.conflict_settled DISABLE TRIGGER forget_edits;
DELETE FROM ops.conflict_settled AS settled
WHERE NOT settled.is_last;
ALTER TABLE ops.conflict_settled ENABLE TRIGGER forget_edits;

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
        DELETE FROM ops.edit AS edit USING gone WHERE edit.conflict_key = gone.conflict_key;
    ELSE
        DELETE FROM ops.edit AS edit USING gone WHERE edit.item = gone.item;
    END IF;
    RETURN NULL;
END
$$;

DROP INDEX ops.conflict_settled_by_key;
ALTER TABLE ops.conflict_settled
DROP CONSTRAINT conflict_settled_pkey,
ADD CONSTRAINT conflict_settled_pkey PRIMARY KEY (conflict_key),
DROP COLUMN is_last,
DROP COLUMN figures,
DROP COLUMN names,
DROP COLUMN printed_key;
COMMENT ON TABLE ops.conflict_settled
IS 'One row per conflict that a person has looked at; kept when observe works it out anew, or when it goes and comes again. Natural key: conflict_key.';
COMMENT ON COLUMN ops.conflict_settled.conflict_key IS 'Key of the conflict.';
COMMENT ON COLUMN ops.conflict_settled.wrong_key IS 'Key of the observation that is not right.';
COMMENT ON COLUMN ops.edit.conflict_key IS 'Key of the conflict that was settled, if it is about one.';
