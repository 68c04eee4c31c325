-- What makes a look of observe dear without need.
-- Letters are made small by the server itself where it can: letter by letter, that took longer than all the rest of a claim's words.
DO $do$
BEGIN
    IF current_setting('server_version_num')::int >= 170000 THEN
        CREATE FUNCTION core.small_letters(words text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN LOWER(words COLLATE pg_catalog.pg_c_utf8);
    ELSE
        CREATE FUNCTION core.small_letters(words text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE
            WHEN OCTET_LENGTH(words) = LENGTH(words) THEN LOWER(words)
            ELSE TRANSLATE(LOWER(words), 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя')
        END;
    END IF;
END
$do$;
COMMENT ON FUNCTION core.small_letters(text) IS 'A text in small letters, whatever the locale of the server: ASCII and Cyrillic ones, from PostgreSQL 17 on all.';

-- Series, figures and what follows from them are written by observe alone, one look at a time, and in an order that leaves nothing
-- behind; the server checked each row of them once more, which took a fourteenth of a look.
ALTER TABLE core.series DROP CONSTRAINT series_entity_id_fkey, DROP CONSTRAINT series_unit_key_fkey, DROP CONSTRAINT series_metric_key_fkey;
ALTER TABLE core.observation
DROP CONSTRAINT observation_baseline_id_fkey,
DROP CONSTRAINT observation_series_id_fkey,
DROP CONSTRAINT observation_period_id_fkey;
ALTER TABLE core.observation_claim
DROP CONSTRAINT observation_claim_claim_id_fkey,
DROP CONSTRAINT observation_claim_observation_id_fkey,
DROP CONSTRAINT observation_claim_agent_id_fkey;
ALTER TABLE core.observation_support DROP CONSTRAINT observation_support_observation_id_fkey;
ALTER TABLE core.conflict
DROP CONSTRAINT conflict_metric_key_fkey,
DROP CONSTRAINT conflict_entity_id_fkey,
DROP CONSTRAINT conflict_observation_a_fkey,
DROP CONSTRAINT conflict_observation_b_fkey,
DROP CONSTRAINT conflict_observation_c_fkey;
ALTER TABLE core.derivation
DROP CONSTRAINT derivation_entity_id_fkey,
DROP CONSTRAINT derivation_metric_key_fkey,
DROP CONSTRAINT derivation_period_id_fkey,
DROP CONSTRAINT derivation_baseline_id_fkey,
DROP CONSTRAINT derivation_input_a_fkey,
DROP CONSTRAINT derivation_input_b_fkey;

-- Their ids are made of their keys, so an index of the keys themselves tells nothing more, and was as large as all the others.
ALTER TABLE core.series DROP CONSTRAINT series_series_key_key;
ALTER TABLE core.observation DROP CONSTRAINT observation_observation_key_key;

-- What is staged belongs to a reading, which names run and capture: the server looked these up once more for each claim, in more than half
-- of the time in which claims were staged. Claims go with their article as before.
ALTER TABLE stage.article DROP CONSTRAINT article_run_key_fkey, DROP CONSTRAINT article_capture_id_fkey;
ALTER TABLE stage.claim
DROP CONSTRAINT claim_run_key_fkey,
DROP CONSTRAINT claim_capture_id_fkey,
DROP CONSTRAINT claim_run_key_capture_id_fkey;
CREATE FUNCTION stage.let_claims_go() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM stage.claim AS claim
    USING gone
    WHERE (claim.run_key, claim.capture_id) = (gone.run_key, gone.capture_id);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION stage.let_claims_go() IS 'The claims of staged articles that are gone go as well.';
CREATE TRIGGER let_claims_go AFTER DELETE ON stage.article
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION stage.let_claims_go();

-- Views from now on: what counts all that is held counts it when somebody asks, and what repeats core is read there.
DROP TABLE IF EXISTS mart.metric_coverage, mart.dim_metric, mart.source_health, mart.dim_entity, mart.fct_evidence;

-- What the dropped keys told is told in words.
COMMENT ON COLUMN core.series.entity_id IS 'Whom or what it is about, in core.entity.';
COMMENT ON COLUMN core.series.metric_key IS 'What is measured, in core.metric.';
COMMENT ON COLUMN core.series.unit_key IS 'Unit, in core.unit.';
COMMENT ON COLUMN core.observation.series_id IS 'The series, in core.series.';
COMMENT ON COLUMN core.observation.period_id IS 'The time for which it holds, in core.period.';
COMMENT ON COLUMN core.observation.baseline_id IS 'What a change is compared with, in core.period.';
COMMENT ON COLUMN core.observation_claim.claim_id IS 'The claim, in core.claim.';
COMMENT ON COLUMN core.observation_claim.observation_id IS 'What it is evidence for, in core.observation.';
COMMENT ON COLUMN core.observation_claim.agent_id IS 'Who says so in the text, in core.agent.';
COMMENT ON COLUMN core.observation_support.observation_id IS 'The figure, in core.observation.';
COMMENT ON COLUMN core.conflict.entity_id IS 'Whom or what the figures are about, in core.entity.';
COMMENT ON COLUMN core.conflict.metric_key IS 'What they measure, in core.metric.';
COMMENT ON COLUMN core.conflict.observation_a IS 'One figure, in core.observation.';
COMMENT ON COLUMN core.conflict.observation_b IS 'The figure that disagrees, if it is not one figure alone that cannot be, in core.observation.';
COMMENT ON COLUMN core.conflict.observation_c
IS 'The level against which a change was measured, where the change is what does not fit, in core.observation.';
COMMENT ON COLUMN core.derivation.entity_id IS 'Whom or what it is about, in core.entity.';
COMMENT ON COLUMN core.derivation.metric_key IS 'What it measures, in core.metric.';
COMMENT ON COLUMN core.derivation.period_id IS 'The time for which it holds, in core.period.';
COMMENT ON COLUMN core.derivation.baseline_id IS 'What a change is compared with, in core.period.';
COMMENT ON COLUMN core.derivation.input_a IS 'The first figure it follows from, in core.observation.';
COMMENT ON COLUMN core.derivation.input_b IS 'The second one, if there is one, in core.observation.';
