-- Where figures disagree, what follows from them, and the arithmetic of intervals for both.
ALTER TABLE core.unit
ADD COLUMN base_unit_key text,
ADD COLUMN factor numeric CHECK (factor > 0),
ADD CHECK ((base_unit_key IS NULL) = (factor IS NULL));
COMMENT ON COLUMN core.unit.base_unit_key IS 'The unit to which its values are converted exactly, if there is one.';
COMMENT ON COLUMN core.unit.factor IS 'How many of that unit one of this is.';

CREATE FUNCTION core.round_digits(value numeric, digits integer DEFAULT 6) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE WHEN value = 0 THEN 0 ELSE TRIM_SCALE(ROUND(value, digits - 1 - FLOOR(LOG(ABS(value)))::integer)) END
$$;
COMMENT ON FUNCTION core.round_digits(numeric, integer) IS 'A number with so many digits that count.';

CREATE FUNCTION core.round_range(one numrange) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT NUMRANGE(
        core.ROUND_DIGITS(LOWER(one)), core.ROUND_DIGITS(UPPER(one)),
        CASE WHEN LOWER_INC(one) THEN '[' ELSE '(' END || CASE WHEN UPPER_INC(one) THEN ']' ELSE ')' END
    )
$$;
COMMENT ON FUNCTION core.round_range(numrange) IS 'An interval with six digits that count at each end.';

CREATE FUNCTION core.negate_range(one numrange) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT NUMRANGE(
        -UPPER(one), -LOWER(one),
        CASE WHEN UPPER_INC(one) THEN '[' ELSE '(' END || CASE WHEN LOWER_INC(one) THEN ']' ELSE ')' END
    )
$$;
COMMENT ON FUNCTION core.negate_range(numrange) IS 'Where minus a value lies.';

CREATE FUNCTION core.add_ranges(one numrange, other numrange) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT NUMRANGE(
        LOWER(one) + LOWER(other), UPPER(one) + UPPER(other),
        CASE WHEN LOWER_INC(one) AND LOWER_INC(other) THEN '[' ELSE '(' END
        || CASE WHEN UPPER_INC(one) AND UPPER_INC(other) THEN ']' ELSE ')' END
    )
$$;
COMMENT ON FUNCTION core.add_ranges(numrange, numrange) IS 'Where the sum of two values lies.';

CREATE FUNCTION core.multiply_ranges(one numrange, other numrange) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT NUMRANGE(
        LOWER(one) * LOWER(other), UPPER(one) * UPPER(other),
        CASE WHEN LOWER_INC(one) AND LOWER_INC(other) THEN '[' ELSE '(' END
        || CASE WHEN UPPER_INC(one) AND UPPER_INC(other) THEN ']' ELSE ')' END
    )
$$;
COMMENT ON FUNCTION core.multiply_ranges(numrange, numrange) IS 'Where the product of two values lies that are not below 0.';

CREATE FUNCTION core.divide_ranges(one numrange, other numrange) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT NUMRANGE(
        LOWER(one) / UPPER(other), UPPER(one) / NULLIF(LOWER(other), 0),
        CASE WHEN LOWER_INC(one) AND UPPER_INC(other) THEN '[' ELSE '(' END
        || CASE WHEN UPPER_INC(one) AND LOWER_INC(other) THEN ']' ELSE ')' END
    )
$$;
COMMENT ON FUNCTION core.divide_ranges(numrange, numrange)
IS 'Where the quotient of two values lies that are not below 0, the second above it.';

CREATE FUNCTION core.factor_range(change numrange) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT core.ADD_RANGES(NUMRANGE(1, 1, '[]'), core.MULTIPLY_RANGES(change, NUMRANGE(0.01, 0.01, '[]')))
$$;
COMMENT ON FUNCTION core.factor_range(numrange)
IS 'By what a level is multiplied that rises by so many percent; a fall is below 0.';

CREATE TABLE ops.rule_switch (
    rule text PRIMARY KEY,
    is_on boolean NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
);
COMMENT ON TABLE ops.rule_switch IS 'One row per rule for conflicts that somebody has switched on or off. Natural key: rule.';
COMMENT ON COLUMN ops.rule_switch.rule IS 'Name of the rule.';
COMMENT ON COLUMN ops.rule_switch.is_on IS 'Whether it is to be applied.';
COMMENT ON COLUMN ops.rule_switch.set_by IS 'Who said so.';
COMMENT ON COLUMN ops.rule_switch.set_at IS 'When.';

CREATE TABLE ops.conflict_settled (
    conflict_key text PRIMARY KEY,
    status text NOT NULL CHECK (status IN ('open', 'settled_a', 'settled_b', 'both_right', 'dismissed')),
    wrong_key text,
    settled_by text NOT NULL,
    settled_at timestamptz NOT NULL,
    note text NOT NULL
);
CREATE INDEX conflict_settled_by_wrong ON ops.conflict_settled (wrong_key) WHERE wrong_key IS NOT NULL;
COMMENT ON TABLE ops.conflict_settled IS 'One row per conflict that a person has looked at; kept when observe works it out anew, or when it goes and comes again. Natural key: conflict_key.';
COMMENT ON COLUMN ops.conflict_settled.conflict_key IS 'Key of the conflict.';
COMMENT ON COLUMN ops.conflict_settled.status IS 'settled_a, settled_b: that figure is right; both_right; dismissed: it is no conflict; open: nobody knows yet.';
COMMENT ON COLUMN ops.conflict_settled.wrong_key IS 'Key of the observation that is not right.';
COMMENT ON COLUMN ops.conflict_settled.settled_by IS 'Who said so.';
COMMENT ON COLUMN ops.conflict_settled.settled_at IS 'When.';
COMMENT ON COLUMN ops.conflict_settled.note IS 'Why.';

CREATE TABLE core.conflict (
    conflict_id uuid PRIMARY KEY,
    conflict_key text NOT NULL UNIQUE,
    rule text NOT NULL,
    entity_id uuid NOT NULL REFERENCES core.entity (entity_id),
    metric_key text NOT NULL REFERENCES core.metric (metric_key),
    observation_a uuid NOT NULL REFERENCES core.observation (observation_id) ON DELETE CASCADE,
    observation_b uuid REFERENCES core.observation (observation_id) ON DELETE CASCADE,
    observation_c uuid REFERENCES core.observation (observation_id) ON DELETE CASCADE,
    gap numeric NOT NULL,
    gap_unit text NOT NULL CHECK (gap_unit IN ('part', 'percentage_point', 'd', 'ratio'))
);
CREATE INDEX conflict_by_entity ON core.conflict (entity_id, metric_key);
CREATE INDEX conflict_by_a ON core.conflict (observation_a);
CREATE INDEX conflict_by_b ON core.conflict (observation_b);
CREATE INDEX conflict_by_c ON core.conflict (observation_c);
COMMENT ON TABLE core.conflict IS 'One row per rule and figures that cannot all be right. Natural key: conflict_key.';
COMMENT ON COLUMN core.conflict.conflict_id IS 'uuid5 of the conflict_key.';
COMMENT ON COLUMN core.conflict.conflict_key IS 'Rule and keys of the observations, as text.';
COMMENT ON COLUMN core.conflict.rule IS 'The rule, named as its file in sql/conflicts.';
COMMENT ON COLUMN core.conflict.entity_id IS 'Whom or what the figures are about.';
COMMENT ON COLUMN core.conflict.metric_key IS 'What they measure.';
COMMENT ON COLUMN core.conflict.observation_a IS 'One figure.';
COMMENT ON COLUMN core.conflict.observation_b IS 'The figure that disagrees, if it is not one figure alone that cannot be.';
COMMENT ON COLUMN core.conflict.observation_c IS 'The level against which a change was measured, where the change is what does not fit.';
COMMENT ON COLUMN core.conflict.gap IS 'How far they are apart, in gap_unit.';
COMMENT ON COLUMN core.conflict.gap_unit IS 'part: of the smaller value; percentage_point; d: days between the first days of the periods; ratio: times.';

CREATE TABLE core.derivation (
    derivation_id uuid PRIMARY KEY,
    derivation_key text NOT NULL UNIQUE,
    rule text NOT NULL,
    entity_id uuid NOT NULL REFERENCES core.entity (entity_id),
    metric_key text NOT NULL REFERENCES core.metric (metric_key),
    kind text NOT NULL,
    unit_key text NOT NULL,
    region text,
    whole_key text,
    period_id uuid NOT NULL REFERENCES core.period (period_id),
    baseline_id uuid REFERENCES core.period (period_id),
    direction text CHECK (direction IN ('up', 'down')),
    value numeric NOT NULL,
    value_range numrange NOT NULL,
    input_a uuid NOT NULL REFERENCES core.observation (observation_id) ON DELETE CASCADE,
    input_b uuid REFERENCES core.observation (observation_id) ON DELETE CASCADE
);
CREATE INDEX derivation_by_entity ON core.derivation (entity_id, metric_key);
CREATE INDEX derivation_by_a ON core.derivation (input_a);
CREATE INDEX derivation_by_b ON core.derivation (input_b);
COMMENT ON TABLE core.derivation IS 'One row per figure that nobody printed and that follows from printed ones. Natural key: derivation_key.';
COMMENT ON COLUMN core.derivation.derivation_id IS 'uuid5 of the derivation_key.';
COMMENT ON COLUMN core.derivation.derivation_key IS 'Rule and keys of the inputs, as text.';
COMMENT ON COLUMN core.derivation.rule IS 'The rule, named as its file in sql/derivations.';
COMMENT ON COLUMN core.derivation.entity_id IS 'Whom or what it is about.';
COMMENT ON COLUMN core.derivation.metric_key IS 'What it measures.';
COMMENT ON COLUMN core.derivation.kind IS 'level, change, share, ... as of a printed figure.';
COMMENT ON COLUMN core.derivation.unit_key IS 'Unit code.';
COMMENT ON COLUMN core.derivation.region IS 'ISO 3166 code of the place, if one is said.';
COMMENT ON COLUMN core.derivation.whole_key IS 'Of a whole: its name in the share that it was worked out from.';
COMMENT ON COLUMN core.derivation.period_id IS 'The time for which it holds.';
COMMENT ON COLUMN core.derivation.baseline_id IS 'What a change is compared with.';
COMMENT ON COLUMN core.derivation.direction IS 'up or down, of a change; empty where its interval holds both.';
COMMENT ON COLUMN core.derivation.value IS 'Worked out from the printed numbers, six digits.';
COMMENT ON COLUMN core.derivation.value_range IS 'Where the true value lies, by interval arithmetic.';
COMMENT ON COLUMN core.derivation.input_a IS 'The first figure it follows from.';
COMMENT ON COLUMN core.derivation.input_b IS 'The second one, if there is one.';
