ALTER TABLE ops.stage_report DROP COLUMN parts_dropped;
ALTER TABLE core.reading DROP COLUMN numbers_unread;
ALTER TABLE stage.reading DROP COLUMN numbers_unread;
