-- One row per claim of reader A or B in a text that both have read, by two versions; text by text, the latest first.
-- noqa: disable=RF02
--
-- Which claims a reading has made that may no longer be current follows from how sql/publish merges:
-- * A reading that is published supersedes all current claims of its text that it does not make, of every version
--   (claim_superseded); those that it makes become current (claim_new, claim_revived), all at one moment. So the
--   current claims of a text are those of one version, the last that was published, and all that it then said.
-- * When another version is published, all of them are superseded at one moment: they are the claims of the version with
--   the greatest superseded_at. Those of it with an earlier one were given up before, when the same version read otherwise.
-- * That would name the wrong claims for a version whose last reading made none: those that this reading gave up, or that
--   another had superseded before it. The reading's own read_at tells, since reading_new enters a reading anew
--   when it changes claims of the text, or comes after one of another version: what a last reading has made is superseded
--   after its read_at, all else at it or before.
-- A claim that is current counts as superseded at infinity.
WITH reading AS (
    SELECT
        compared.revision_id,
        compared.version_a AS extractor_version,
        compared.read_at_a AS read_at,
        TRUE AS is_a
    FROM compared
    WHERE compared.version_a <> compared.version_b
    UNION ALL
    SELECT
        compared.revision_id,
        compared.version_b AS extractor_version,
        compared.read_at_b AS read_at,
        FALSE AS is_a
    FROM compared
    WHERE compared.version_a <> compared.version_b
),

last_said AS (
    SELECT
        reading.revision_id,
        reading.extractor_version,
        reading.is_a,
        MAX(COALESCE(claim.superseded_at, 'infinity')) AS until
    FROM reading
    INNER JOIN core.claim AS claim
        ON reading.revision_id = claim.revision_id AND reading.extractor_version = claim.extractor_version
    GROUP BY
        reading.revision_id,
        reading.extractor_version,
        reading.is_a
    HAVING MAX(COALESCE(claim.superseded_at, 'infinity')) > MAX(reading.read_at)
)

SELECT
    revision.revision_id,
    revision.published_on,
    article.source_key,
    article.url,
    revision.language,
    compared.version_a,
    compared.version_b,
    last_said.is_a,
    claim.claim_id,
    claim.span_start,
    claim.span_end,
    claim.surface,
    claim.value,
    claim.value_high,
    claim.unit,
    claim.qualifier,
    claim.kind,
    claim.direction,
    claim.modality,
    claim.entity,
    claim.entity_key,
    claim.metric,
    claim.metric_id,
    claim.metric_limit,
    claim.region,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.whole,
    claim.whole_key,
    claim.attribution,
    claim.attribution_key,
    claim.attribution_kind,
    claim.sentence_start,
    SUBSTR(revision.text, claim.sentence_start + 1, claim.sentence_end - claim.sentence_start) AS sentence
FROM compared
INNER JOIN last_said ON compared.revision_id = last_said.revision_id
INNER JOIN core.claim AS claim
    ON
        last_said.revision_id = claim.revision_id
        AND last_said.extractor_version = claim.extractor_version
        AND last_said.until = COALESCE(claim.superseded_at, 'infinity')
INNER JOIN core.article_revision AS revision ON last_said.revision_id = revision.revision_id
INNER JOIN core.article AS article ON revision.article_id = article.article_id
ORDER BY
    revision.published_on DESC NULLS LAST,
    article.url COLLATE "C" ASC,
    revision.revision_no DESC,
    revision.revision_id ASC,
    claim.span_start ASC,
    claim.span_end ASC,
    claim.claim_id ASC
