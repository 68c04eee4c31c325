-- What follows from the day of publication is relative to it.
UPDATE core.claim
SET period_basis = 'relative'
WHERE period_basis = 'assumed';
ALTER TABLE core.claim DROP CONSTRAINT claim_period_basis_check;
ALTER TABLE core.claim
ADD CONSTRAINT claim_period_basis_check CHECK (period_basis IN ('explicit', 'relative', 'inherited'));
COMMENT ON COLUMN core.claim.period_basis IS 'explicit, relative or inherited.';
COMMENT ON COLUMN stage.claim.period_basis IS 'explicit, relative or inherited.';
