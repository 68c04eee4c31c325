-- Without checks that hold back.
DROP INDEX ops.quarantine_open;
ALTER TABLE ops.quarantine DROP COLUMN note, DROP COLUMN settled_by;
DELETE FROM ops.check_result
WHERE severity = 'hold';
ALTER TABLE ops.check_result
DROP CONSTRAINT check_result_severity_check,
ADD CONSTRAINT check_result_severity_check CHECK (severity IN ('error', 'warn'));
