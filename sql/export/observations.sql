-- One row per figure of a series for a period, with how it is supported and the first claim that prints it, for citation.
-- noqa: disable=RF02
-- column value_low_bound: The least that the figure can mean; empty when open.
-- column value_high_bound: The most that the figure can mean; empty when open.
-- column claim_id: The claim that is cited: the first that matches what was asked for; all of them are in the table claims.
-- column retrieved_at: When the page was captured in which that claim stands: the first capture that read so.
-- Which claims match decides which figures are here, so that a figure is cited from what was asked for.
WITH cited AS (
    SELECT DISTINCT ON (evidence.observation_id)
        evidence.observation_id,
        evidence.origin_key,
        claim.*
    FROM mart.fct_evidence AS evidence
    INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
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
        evidence.observation_id ASC,
        claim.published_on ASC NULLS LAST,
        evidence.role = 'syndicated' ASC,
        claim.published_at ASC NULLS LAST,
        claim.source_key COLLATE "C" ASC,
        claim.url COLLATE "C" ASC,
        claim.span_start ASC,
        claim.claim_id ASC
)

SELECT
    held.observation_id,
    held.series_id,
    held.entity_key,
    held.entity_name,
    held.entity_status,
    held.metric_key,
    held.kind,
    held.direction,
    held.value,
    held.value_high,
    LOWER(held.value_range) AS value_low_bound,
    UPPER(held.value_range) AS value_high_bound,
    held.unit,
    held.qualifier,
    held.region,
    held.whole,
    held.modality,
    held.metric_limit,
    held.period_start,
    held.period_end,
    held.period_grain,
    held.baseline_start,
    held.baseline_end,
    held.rank,
    held.claims,
    held.sources,
    held.origins,
    held.first_reported_on,
    held.last_reported_on,
    held.is_forecast,
    held.confidence,
    cited.claim_id,
    cited.origin_key,
    cited.attribution,
    cited.attribution_kind,
    cited.surface,
    cited.extractor_version,
    cited.source_key,
    cited.title,
    cited.language,
    cited.url,
    cited.published_on,
    capture.fetched_at AS retrieved_at,
    cited.sentence
FROM cited
INNER JOIN mart.fct_observation AS held ON cited.observation_id = held.observation_id
INNER JOIN core.claim AS made ON cited.claim_id = made.claim_id
INNER JOIN core.article_revision AS revision ON made.revision_id = revision.revision_id
INNER JOIN raw.capture AS capture ON revision.first_capture_id = capture.capture_id
ORDER BY
    cited.published_on ASC NULLS LAST,
    held.entity_key COLLATE "C" ASC,
    held.metric_key COLLATE "C" ASC,
    held.period_start ASC,
    held.observation_id ASC
