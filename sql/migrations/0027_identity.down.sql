-- What makes a series, as it was before: figures of all modalities in one, losses beside profits, any unit.
DROP VIEW core.pinned_claim;
CREATE VIEW core.pinned_claim AS
SELECT
    known.*,
    CASE
        WHEN known.alias_key IS NULL THEN 'no_entity'
        WHEN known.metric_key IS NULL THEN 'no_metric'
        WHEN known.period_key IS NULL THEN 'no_period'
        WHEN
            known.entity_id IS NULL
            AND EXISTS (
                SELECT 1
                FROM ops.entity_said AS said
                WHERE said.alias_key = known.alias_key AND said.verdict = 'reject'
            ) THEN 'no_entity'
    END AS drop_reason,
    CONCAT_WS(
        '|', known.series_key, known.period_key, COALESCE(known.baseline_key, ''), COALESCE(known.direction, ''),
        CASE
            WHEN known.unit_key IN ('percent', 'percentage_point') THEN known.value
            ELSE TRIM_SCALE(known.value)
        END,
        COALESCE(TRIM_SCALE(known.value_high)::text, ''), known.qualifier
    ) AS observation_key
FROM (
    SELECT
        claim.*,
        entity.entity_id,
        entity.entity_key,
        CONCAT_WS(
            '|', entity.entity_key, claim.metric_key, claim.kind, claim.unit_key,
            COALESCE(claim.region, ''), COALESCE(claim.whole_key, '')
        ) AS series_key
    FROM (
        SELECT
            made.claim_id,
            made.article_id,
            made.metric_id AS metric_key,
            made.kind,
            made.unit AS unit_key,
            made.region,
            CASE WHEN made.kind = 'share' THEN made.whole_key END AS whole_key,
            made.direction,
            made.value,
            made.value_high,
            made.qualifier,
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
        FROM core.current_claim AS made
    ) AS claim
    LEFT JOIN core.entity_alias AS alias ON claim.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
) AS known;
COMMENT ON VIEW core.pinned_claim IS 'One row per current claim of a current revision, with the keys of what it is about.';
COMMENT ON COLUMN core.pinned_claim.drop_reason IS 'What is missing for an observation; empty when nothing is.';
DROP FUNCTION core.unit_dimension(text);

COMMENT ON COLUMN core.series.series_key IS 'entity, metric, kind, unit, region and whole, as text.';
ALTER TABLE core.series DROP COLUMN modality;

ALTER TABLE core.metric DROP COLUMN bounds;
ALTER TABLE core.metric DROP COLUMN is_stock;
ALTER TABLE core.metric DROP COLUMN is_counted;
ALTER TABLE core.metric DROP COLUMN negative_of;
ALTER TABLE core.metric DROP COLUMN dimensions;
