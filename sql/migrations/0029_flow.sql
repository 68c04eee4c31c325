-- What adds up over time, as revenue does, is nearly never printed for a single day: what is read so is mostly the day of its announcement.
ALTER TABLE core.metric ADD COLUMN is_flow boolean NOT NULL DEFAULT FALSE;
COMMENT ON COLUMN core.metric.is_flow IS 'Whether it adds up over time: a single day is no evidence, as it is mostly that of the announcement.';

DROP VIEW core.pinned_claim;
