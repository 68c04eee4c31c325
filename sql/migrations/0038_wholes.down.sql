-- Claims read since keep the wholes that they have.
COMMENT ON COLUMN core.claim.whole_key IS 'whole in the form in which names are compared.';
COMMENT ON COLUMN stage.claim.whole_key IS 'whole in the form in which names are compared.';
COMMENT ON COLUMN core.derivation.whole_key IS 'Of a whole: its name in the share that it was worked out from.';
COMMENT ON COLUMN core.series.whole_key IS 'Of what a share is a part, if said.';
