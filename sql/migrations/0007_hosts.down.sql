-- Everything here is learnt again by asking.
ALTER TABLE ops.stage_report DROP COLUMN left_because;
DROP TABLE raw.listing;
DROP TABLE ops.site_file;
DROP TABLE ops.host;
