-- What 0020 made.
ALTER TABLE core.period DROP COLUMN period_text, DROP COLUMN days;
DROP FUNCTION core.period_text(date, date);
DROP FUNCTION core.date_text(date, integer);
