-- What claims add up to: entities, metrics, units and periods pinned, series, observations and their evidence.
CREATE TABLE core.entity (
    entity_id uuid PRIMARY KEY,
    entity_key text NOT NULL UNIQUE,
    kind text NOT NULL,
    name text NOT NULL,
    status text NOT NULL CHECK (status IN ('known', 'candidate'))
);
COMMENT ON TABLE core.entity IS 'One row per service, company, body or the like that claims are about. Natural key: entity_key.';
COMMENT ON COLUMN core.entity.entity_id IS 'uuid5 of the entity_key.';
COMMENT ON COLUMN core.entity.entity_key IS 'Key in the catalogue; candidate/ and the printed name for one that no person has confirmed.';
COMMENT ON COLUMN core.entity.kind IS 'service, company, ...; unknown for a candidate.';
COMMENT ON COLUMN core.entity.name IS 'Name to print.';
COMMENT ON COLUMN core.entity.status IS 'known: in the catalogue; candidate: learnt from an article.';

CREATE TABLE core.entity_alias (
    alias_key text PRIMARY KEY,
    entity_id uuid NOT NULL REFERENCES core.entity (entity_id),
    origin text NOT NULL CHECK (origin IN ('catalogue', 'article'))
);
CREATE INDEX entity_alias_by_entity ON core.entity_alias (entity_id);
COMMENT ON TABLE core.entity_alias IS 'One row per printed name and the one entity that it means. Natural key: alias_key.';
COMMENT ON COLUMN core.entity_alias.alias_key IS 'The name in the form in which names are compared.';
COMMENT ON COLUMN core.entity_alias.entity_id IS 'The entity.';
COMMENT ON COLUMN core.entity_alias.origin IS 'catalogue: a person said so; article: taken as a name of its own until then.';

CREATE TABLE core.metric (
    metric_key text PRIMARY KEY,
    definition text NOT NULL
);
COMMENT ON TABLE core.metric IS 'One row per thing that is measured. Natural key: metric_key.';
COMMENT ON COLUMN core.metric.metric_key IS 'Key in the catalogue.';
COMMENT ON COLUMN core.metric.definition IS 'What it is, in words; empty where only an extractor knows it.';

CREATE TABLE core.unit (
    unit_key text PRIMARY KEY,
    dimension text NOT NULL
);
COMMENT ON TABLE core.unit IS 'One row per unit code in use or in the catalogue. Natural key: unit_key.';
COMMENT ON COLUMN core.unit.unit_key IS 'Unit code.';
COMMENT ON COLUMN core.unit.dimension IS 'What it measures; other where the catalogue does not have it.';

CREATE TABLE core.period (
    period_id uuid PRIMARY KEY,
    period_key text NOT NULL UNIQUE,
    period_start date NOT NULL,
    period_end date NOT NULL,
    grain text NOT NULL,
    CHECK (period_start < period_end),
    UNIQUE (period_start, period_end, grain)
);
COMMENT ON TABLE core.period IS 'One row per time for which a figure holds. Natural key: first day, day after the last, grain.';
COMMENT ON COLUMN core.period.period_id IS 'uuid5 of the period_key.';
COMMENT ON COLUMN core.period.period_key IS 'Grain, first day and the day after the last, as text.';
COMMENT ON COLUMN core.period.period_start IS 'First day.';
COMMENT ON COLUMN core.period.period_end IS 'The day after the last.';
COMMENT ON COLUMN core.period.grain IS 'Its length in words; an instant is one day.';

CREATE TABLE core.agent (
    agent_id uuid PRIMARY KEY,
    kind text NOT NULL,
    name_key text NOT NULL,
    UNIQUE (kind, name_key)
);
COMMENT ON TABLE core.agent IS 'One row per who is said to say a figure. Natural key: kind and name_key.';
COMMENT ON COLUMN core.agent.agent_id IS 'uuid5 of the natural key.';
COMMENT ON COLUMN core.agent.kind IS 'media, organisation, person, document or unnamed.';
COMMENT ON COLUMN core.agent.name_key IS 'The name in the form in which names are compared.';

CREATE TABLE core.series (
    series_id uuid PRIMARY KEY,
    series_key text NOT NULL UNIQUE,
    entity_id uuid NOT NULL REFERENCES core.entity (entity_id),
    metric_key text NOT NULL REFERENCES core.metric (metric_key),
    kind text NOT NULL,
    unit_key text NOT NULL REFERENCES core.unit (unit_key),
    region text,
    whole_key text
);
CREATE INDEX series_by_entity ON core.series (entity_id, metric_key);
COMMENT ON TABLE core.series IS 'One row per thing measured over time: whose, what, in which unit, where, of what whole. Natural key: series_key.';
COMMENT ON COLUMN core.series.series_id IS 'uuid5 of the series_key.';
COMMENT ON COLUMN core.series.series_key IS 'entity, metric, kind, unit, region and whole, as text.';
COMMENT ON COLUMN core.series.entity_id IS 'Whom or what it is about.';
COMMENT ON COLUMN core.series.metric_key IS 'What is measured.';
COMMENT ON COLUMN core.series.kind IS 'level, change, share, ratio, duration, price or rate.';
COMMENT ON COLUMN core.series.unit_key IS 'Unit of its values.';
COMMENT ON COLUMN core.series.region IS 'ISO 3166 code of the place, if one is said.';
COMMENT ON COLUMN core.series.whole_key IS 'Of what a share is a part, if said.';

CREATE TABLE core.observation (
    observation_id uuid PRIMARY KEY,
    observation_key text NOT NULL UNIQUE,
    series_id uuid NOT NULL REFERENCES core.series (series_id),
    period_id uuid NOT NULL REFERENCES core.period (period_id),
    baseline_id uuid REFERENCES core.period (period_id),
    direction text CHECK (direction IN ('up', 'down')),
    value numeric NOT NULL,
    value_high numeric,
    qualifier text NOT NULL,
    value_range numrange NOT NULL
);
CREATE INDEX observation_by_series ON core.observation (series_id, period_id);
COMMENT ON TABLE core.observation IS 'One row per figure of a series for a period, printed by any number of claims. Natural key: observation_key.';
COMMENT ON COLUMN core.observation.observation_id IS 'uuid5 of the observation_key.';
COMMENT ON COLUMN core.observation.observation_key IS 'series, period, baseline, direction, value and qualifier, as text.';
COMMENT ON COLUMN core.observation.series_id IS 'The series.';
COMMENT ON COLUMN core.observation.period_id IS 'The time for which it holds.';
COMMENT ON COLUMN core.observation.baseline_id IS 'What a change is compared with.';
COMMENT ON COLUMN core.observation.direction IS 'up or down, of a change or ratio.';
COMMENT ON COLUMN core.observation.value IS 'The number, scale applied; the lower end of a range.';
COMMENT ON COLUMN core.observation.value_high IS 'The higher end of a range.';
COMMENT ON COLUMN core.observation.qualifier IS 'How the number is meant: exact, about, more_than, ...';
COMMENT ON COLUMN core.observation.value_range IS 'Where the true value lies, as core.value_range reads the printed one.';

CREATE TABLE core.observation_claim (
    claim_id uuid PRIMARY KEY REFERENCES core.claim (claim_id),
    observation_id uuid NOT NULL REFERENCES core.observation (observation_id),
    agent_id uuid REFERENCES core.agent (agent_id)
);
CREATE INDEX observation_claim_by_observation ON core.observation_claim (observation_id);
COMMENT ON TABLE core.observation_claim IS 'One row per current claim of a current revision that is evidence for an observation. Natural key: claim_id.';
COMMENT ON COLUMN core.observation_claim.claim_id IS 'The claim.';
COMMENT ON COLUMN core.observation_claim.observation_id IS 'What it is evidence for.';
COMMENT ON COLUMN core.observation_claim.agent_id IS 'Who says so in the text.';

CREATE FUNCTION core.value_range(value numeric, value_high numeric, unit text, qualifier text) RETURNS numrange
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    is_percent CONSTANT boolean := unit IN ('percent', 'percentage_point');
    last_digit integer := 0;  -- the power of ten of the last digit that counts
    half numeric;
BEGIN
    CASE qualifier
        WHEN 'more_than' THEN RETURN NUMRANGE(value, NULL, '()');
        WHEN 'at_least' THEN RETURN NUMRANGE(value, NULL, '[)');
        WHEN 'less_than' THEN RETURN NUMRANGE(NULL, value, '()');
        WHEN 'at_most', 'up_to' THEN RETURN NUMRANGE(NULL, COALESCE(value_high, value), '(]');
        ELSE NULL;
    END CASE;
    IF value_high IS NOT NULL THEN
        RETURN NUMRANGE(value, value_high, '[]');
    END IF;

    IF is_percent THEN
        last_digit := -SCALE(value);
    ELSIF value <> TRUNC(value) THEN
        last_digit := -SCALE(TRIM_SCALE(value));
    ELSIF value <> 0 THEN
        last_digit := LENGTH(TRUNC(value)::text) - LENGTH(RTRIM(TRUNC(value)::text, '0'));
    END IF;

    half := 0.5 * POWER(10::numeric, last_digit);
    IF qualifier = 'about' THEN
        half := GREATEST(half, 0.01 * ABS(value));
    ELSIF is_percent THEN
        NULL;
    ELSIF last_digit = 0 THEN
        half := 0;
    ELSE
        half := LEAST(half, 0.005 * ABS(value));
    END IF;
    RETURN NUMRANGE(TRIM_SCALE(value - half), TRIM_SCALE(value + half), '[]');
END
$$;
COMMENT ON FUNCTION core.value_range(numeric, numeric, text, text)
IS 'Where the true value of a printed number lies; the rules are in docs/decisions/0002-warehouse.md.';

-- One row per current claim of a current revision, with the keys of what it is about as far as they are known.
CREATE VIEW core.pinned_claim AS
WITH claim AS (
    SELECT
        made.claim_id,
        made.metric_id AS metric_key,
        made.kind,
        made.unit AS unit_key,
        made.region,
        CASE WHEN made.kind = 'share' THEN made.whole_key END AS whole_key,
        made.direction,
        made.value,
        made.value_high,
        made.qualifier,
        made.entity,
        made.entity_key AS alias_key,
        made.attribution_kind AS agent_kind,
        made.attribution_key AS agent_key,
        made.period_start,
        made.period_end,
        made.period_grain,
        made.baseline_start,
        made.baseline_end,
        made.baseline_grain,
        made.period_grain || TO_CHAR(made.period_start, ':YYYY-MM-DD/') || TO_CHAR(made.period_end, 'YYYY-MM-DD') AS period_key,
        made.baseline_grain || TO_CHAR(made.baseline_start, ':YYYY-MM-DD/') || TO_CHAR(made.baseline_end, 'YYYY-MM-DD') AS baseline_key
    FROM core.claim AS made
    INNER JOIN core.article_revision AS revision ON made.revision_id = revision.revision_id
    WHERE made.is_current AND revision.is_current
),

known AS (
    SELECT
        claim.*,
        entity.entity_id,
        entity.entity_key,
        CONCAT_WS(
            '|', entity.entity_key, claim.metric_key, claim.kind, claim.unit_key,
            COALESCE(claim.region, ''), COALESCE(claim.whole_key, '')
        ) AS series_key
    FROM claim
    LEFT JOIN core.entity_alias AS alias ON claim.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
)

SELECT
    known.*,
    CASE
        WHEN known.alias_key IS NULL THEN 'no_entity'
        WHEN known.metric_key IS NULL THEN 'no_metric'
        WHEN known.period_key IS NULL THEN 'no_period'
    END AS drop_reason,
    CONCAT_WS(
        '|', known.series_key, known.period_key, COALESCE(known.baseline_key, ''), COALESCE(known.direction, ''),
        CASE
            WHEN known.unit_key IN ('percent', 'percentage_point') THEN known.value
            ELSE TRIM_SCALE(known.value)
        END,
        COALESCE(TRIM_SCALE(known.value_high)::text, ''), known.qualifier
    ) AS observation_key
FROM known;
COMMENT ON VIEW core.pinned_claim IS 'One row per current claim of a current revision, with the keys of what it is about.';
COMMENT ON COLUMN core.pinned_claim.drop_reason IS 'What is missing for an observation; empty when nothing is.';
