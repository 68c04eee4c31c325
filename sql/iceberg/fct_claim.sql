-- One row per current claim of a current revision, with its sentence as far as its source allows, and its citation; by days of publication.
-- noqa: disable=RF02
-- column retrieved_at: When the page was captured in which it stands: the first capture that read so.
SELECT
    claim.claim_id,
    claim.article_id,
    claim.source_key,
    claim.url,
    claim.title,
    claim.language,
    claim.published_on,
    claim.published_at,
    claim.entity,
    claim.entity_key,
    claim.entity_name,
    claim.metric,
    claim.metric_id,
    claim.value,
    claim.value_high,
    claim.value_low_bound,
    claim.value_high_bound,
    claim.unit,
    claim.qualifier,
    claim.kind,
    claim.direction,
    claim.region,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.whole,
    claim.attribution,
    claim.attribution_kind,
    claim.block,
    claim.surface,
    claim.span_start,
    claim.span_end,
    claim.sentence,
    claim.confidence,
    -- later columns of claim
    claim.revision_no,
    claim.corrected,
    claim.extractor_version,
    claim.made_at,
    claim.verdict,
    capture.fetched_at AS retrieved_at
FROM mart.fct_claim AS claim
INNER JOIN core.claim AS made ON claim.claim_id = made.claim_id
INNER JOIN core.article_revision AS revision ON made.revision_id = revision.revision_id
INNER JOIN raw.capture AS capture ON revision.first_capture_id = capture.capture_id
WHERE
    (%(day_from)s::date IS NULL OR claim.published_on >= %(day_from)s)
    AND (%(day_before)s::date IS NULL OR claim.published_on < %(day_before)s)
ORDER BY
    claim.published_on ASC NULLS LAST,
    claim.claim_id ASC
