-- Shares of what a metric counts are of one whole, in whatever words and language a text names it.
COMMENT ON COLUMN core.claim.whole_key
IS 'whole in the form in which names are compared; users, users+abroad (a metric, its limit) where it names what the metric counts.';
COMMENT ON COLUMN stage.claim.whole_key
IS 'whole in the form in which names are compared; users, users+abroad (a metric, its limit) where it names what the metric counts.';
COMMENT ON COLUMN core.derivation.whole_key
IS 'Of a whole: its name in the share that it was worked out from; empty where it is what the metric counts.';
COMMENT ON COLUMN core.series.whole_key IS 'Of what a share is a part, if said: as core.claim.whole_key.';
