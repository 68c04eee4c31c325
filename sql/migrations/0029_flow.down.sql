-- Figures of a single day count again.
DROP VIEW core.pinned_claim;
ALTER TABLE core.metric DROP COLUMN is_flow;
