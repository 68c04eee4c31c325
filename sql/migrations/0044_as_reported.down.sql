-- The view goes, so that core.pinned_claim can be made otherwise.
DROP VIEW IF EXISTS mart.as_reported;
COMMENT ON COLUMN core.metric.bounds IS 'By dimension the least and the most that a level, share or rate of it can be.';
