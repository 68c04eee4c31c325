-- What a metric can be is bounded for amounts and counts too: a revenue of thirty dollars has lost its scale. What is per user or per
-- share is bounded by none, nor is nothing at all. mart.as_reported stands on the view of pinned claims.
COMMENT ON COLUMN core.metric.bounds
IS 'By dimension the least and the most that a level of it can be, other than none; of percent also a share or rate.';
