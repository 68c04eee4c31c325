-- Conflicts and derivations are worked out anew; what persons have settled is lost.
DROP TABLE core.derivation;
DROP TABLE core.conflict;
DROP TABLE ops.conflict_settled;
DROP TABLE ops.rule_switch;
DROP FUNCTION core.factor_range(numrange);
DROP FUNCTION core.divide_ranges(numrange, numrange);
DROP FUNCTION core.multiply_ranges(numrange, numrange);
DROP FUNCTION core.add_ranges(numrange, numrange);
DROP FUNCTION core.negate_range(numrange);
DROP FUNCTION core.round_range(numrange);
DROP FUNCTION core.round_digits(numeric, integer);
ALTER TABLE core.unit DROP COLUMN factor, DROP COLUMN base_unit_key;
