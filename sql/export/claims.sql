-- One row per current claim of a current revision, with its citation; in the order of publication.
-- noqa: disable=RF02
-- column retrieved_at: When the page was captured in which it stands: the first capture that read so.
-- column observation_id: Id of the figure that it is evidence for, in the table observations; empty where it is for none, or for one that is in no series.
-- column evidence_role: origin: the first of all that have it from one origin; syndicated: in a copied article; repeat: any other.
-- column origin_key: Who is behind it: agent:, entity: or source: and a key.
SELECT
    claim.claim_id,
    claim.article_id,
    figure.observation_id,
    evidence.role AS evidence_role,
    evidence.origin_key,
    claim.entity_key,
    claim.entity_name,
    claim.entity,
    claim.metric_id,
    claim.metric,
    claim.kind,
    claim.direction,
    claim.value,
    claim.value_high,
    claim.value_low_bound,
    claim.value_high_bound,
    claim.unit,
    claim.qualifier,
    claim.region,
    claim.whole,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.attribution,
    claim.attribution_kind,
    claim.surface,
    claim.block,
    claim.confidence,
    -- later columns of claim
    claim.verdict,
    claim.corrected,
    claim.extractor_version,
    claim.made_at,
    claim.source_key,
    claim.title,
    claim.language,
    claim.url,
    claim.published_on,
    claim.published_at,
    capture.fetched_at AS retrieved_at,
    claim.sentence
FROM mart.fct_claim AS claim
INNER JOIN core.claim AS made ON claim.claim_id = made.claim_id
INNER JOIN core.article_revision AS revision ON made.revision_id = revision.revision_id
INNER JOIN raw.capture AS capture ON revision.first_capture_id = capture.capture_id
LEFT JOIN mart.fct_evidence AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN mart.fct_observation AS figure ON evidence.observation_id = figure.observation_id
WHERE
    (%(source_key)s::text IS NULL OR claim.source_key = %(source_key)s)
    AND (
        %(entity)s::text IS NULL
        OR claim.entity_key = %(entity)s
        OR STRPOS(core.SMALL_LETTERS(CONCAT_WS(E'\n', claim.entity, claim.entity_name)), core.SMALL_LETTERS(%(entity)s)) > 0
    )
    AND (
        %(metric)s::text IS NULL
        OR claim.metric_id = %(metric)s
        OR STRPOS(core.SMALL_LETTERS(claim.metric), core.SMALL_LETTERS(%(metric)s)) > 0
    )
    AND (%(published_from)s::date IS NULL OR claim.published_on >= %(published_from)s)
    AND (%(published_before)s::date IS NULL OR claim.published_on < %(published_before)s)
ORDER BY
    claim.published_on ASC NULLS LAST,
    claim.source_key COLLATE "C" ASC,
    claim.url COLLATE "C" ASC,
    claim.span_start ASC,
    claim.claim_id ASC
