-- What persons changed on pages of the explorer: from what to what, and what was undone.
CREATE TABLE ops.edit (
    edit_id uuid PRIMARY KEY,
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    claim_id uuid REFERENCES core.claim (claim_id) ON DELETE CASCADE,
    alias_key text,
    conflict_key text,
    item text,
    about text NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    note text NOT NULL,
    undoes uuid UNIQUE REFERENCES ops.edit (edit_id) ON DELETE CASCADE,
    CHECK (NUM_NONNULLS(claim_id, alias_key, conflict_key, item) = 1)
);
COMMENT ON TABLE ops.edit IS 'One row per change that a person made on a page of the explorer, and per undoing of one. Natural key: what it is about and made_at.';
COMMENT ON COLUMN ops.edit.edit_id IS 'uuid5 of what it is about and made_at.';
COMMENT ON COLUMN ops.edit.made_at IS 'When. The row of ops.judgement, ops.entity_review, ops.conflict_settled or ops.quarantine that it made has the same time.';
COMMENT ON COLUMN ops.edit.made_by IS 'Who: the user name of Airflow, or the login of who runs the explorer alone.';
COMMENT ON COLUMN ops.edit.claim_id IS 'The claim that was judged, if it is about one.';
COMMENT ON COLUMN ops.edit.alias_key IS 'The name that was reviewed, in the form in which names are compared, if it is about one.';
COMMENT ON COLUMN ops.edit.conflict_key IS 'Key of the conflict that was settled, if it is about one.';
COMMENT ON COLUMN ops.edit.item IS 'URL of the article that was released from quarantine or discarded, if it is about one.';
COMMENT ON COLUMN ops.edit.about IS 'What it is about, in words.';
COMMENT ON COLUMN ops.edit.before IS 'What was said of it before: a verdict or status, and the values of the fields that were changed.';
COMMENT ON COLUMN ops.edit.after IS 'The same after it.';
COMMENT ON COLUMN ops.edit.note IS 'Why.';
COMMENT ON COLUMN ops.edit.undoes IS 'The edit that this one takes back, if it does.';
CREATE INDEX edit_by_time ON ops.edit (made_at, edit_id);
CREATE INDEX edit_by_claim ON ops.edit (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX edit_by_name ON ops.edit (alias_key) WHERE alias_key IS NOT NULL;
CREATE INDEX edit_by_conflict ON ops.edit (conflict_key) WHERE conflict_key IS NOT NULL;
CREATE INDEX edit_by_item ON ops.edit (item) WHERE item IS NOT NULL;

-- what is forgotten is not told by an edit either; undoing takes away the row of a conflict, but not the edits of it
CREATE FUNCTION ops.forget_edits() RETURNS trigger
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
CREATE TRIGGER forget_edits AFTER DELETE ON ops.entity_review
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ops.forget_edits();
CREATE TRIGGER forget_edits AFTER DELETE ON ops.conflict_settled
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ops.forget_edits();
CREATE TRIGGER forget_edits AFTER DELETE ON ops.quarantine
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ops.forget_edits();

-- figures by how much would be mended if their first claim were looked at: what a person has found right has no doubt left
CREATE INDEX observation_support_by_doubt ON core.observation_support (((1 - confidence) * claims) DESC, observation_id)
WHERE confidence < 1;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_explorer') THEN
        GRANT SELECT ON ops.edit, ops.judgement TO newsfigures_explorer;
    END IF;
END
$$;
