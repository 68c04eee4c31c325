DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_explorer') THEN
        REVOKE SELECT ON ops.judgement FROM newsfigures_explorer;
    END IF;
END
$$;
DROP INDEX core.observation_support_by_doubt;
DROP TRIGGER forget_edits ON ops.quarantine;
DROP TRIGGER forget_edits ON ops.conflict_settled;
DROP TRIGGER forget_edits ON ops.entity_review;
DROP FUNCTION ops.forget_edits();
DROP TABLE ops.edit;
