-- The schema ops stays: the version table lies in it.
DROP TABLE ops.quarantine;
DROP TABLE ops.check_result;
DROP TABLE ops.stage_report;
DROP TABLE ops.run;
