-- How many numbers of an article stand behind the place to which its text is read: the budget of one text was used up there.
ALTER TABLE stage.reading ADD COLUMN numbers_unread integer NOT NULL DEFAULT 0 CHECK (numbers_unread >= 0);
COMMENT ON COLUMN stage.reading.numbers_unread
IS 'Numbers in digits behind the place where the budget of one text was used up; else 0.';

ALTER TABLE core.reading ADD COLUMN numbers_unread integer NOT NULL DEFAULT 0 CHECK (numbers_unread >= 0);
COMMENT ON COLUMN core.reading.numbers_unread
IS 'Numbers in digits behind the place where the budget of one text was used up; else 0.';

ALTER TABLE ops.stage_report ADD COLUMN parts_dropped jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN ops.stage_report.parts_dropped IS 'What was left out of items that went on, counted by reason.';
