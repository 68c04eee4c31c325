-- Articles that a check holds back until a person settles them.
ALTER TABLE ops.check_result
DROP CONSTRAINT check_result_severity_check,
ADD CONSTRAINT check_result_severity_check CHECK (severity IN ('error', 'hold', 'warn'));
COMMENT ON COLUMN ops.check_result.severity IS 'error stops publishing, hold keeps its articles back, warn shows.';

ALTER TABLE ops.quarantine ADD COLUMN settled_by text, ADD COLUMN note text NOT NULL DEFAULT '';
COMMENT ON COLUMN ops.quarantine.settled_by IS 'Who decided.';
COMMENT ON COLUMN ops.quarantine.note IS 'Why.';
CREATE INDEX quarantine_open ON ops.quarantine (item) WHERE settled_at IS NULL;
