-- A time that no word prints and that follows from the day of publication could not be kept: one such claim, and its whole batch
-- was not published.
ALTER TABLE core.claim DROP CONSTRAINT claim_period_basis_check;
ALTER TABLE core.claim
ADD CONSTRAINT claim_period_basis_check CHECK (period_basis IN ('explicit', 'relative', 'inherited', 'assumed'));
COMMENT ON COLUMN core.claim.period_basis IS 'explicit, relative, inherited, or assumed: not printed, and worked out from the day of publication.';
COMMENT ON COLUMN stage.claim.period_basis IS 'explicit, relative, inherited, or assumed: not printed, and worked out from the day of publication.';
