-- One row per figure to look at that is still supported, how, and whether that is enough to let it in: one claim of which the reader
-- is sure by itself, or nearly as sure where an independent origin prints the same. What no trained reader has read is let in.
-- noqa: disable=RF02
CREATE TEMPORARY TABLE support_wanted ON COMMIT DROP AS
SELECT
    said.observation_id,
    COUNT(*)::integer AS claims,
    COUNT(DISTINCT said.source_key)::integer AS sources,
    COUNT(DISTINCT evidence.origin_key)::integer AS origins,
    (ARRAY_AGG(said.claim_id ORDER BY said.issued_at ASC, said.article_id ASC, said.span_start ASC, said.claim_id ASC))[1]
        AS first_claim_id,
    MIN(said.published_on) AS first_reported_on,
    MAX(said.published_on) AS last_reported_on,
    BOOL_AND(COALESCE(said.period_start > said.published_on, FALSE)) AS is_forecast,
    MAX(said.confidence) AS confidence,
    BOOL_OR(said.confidence IS NULL)
    OR MAX(said.confidence) >= CASE WHEN COUNT(DISTINCT evidence.origin_key) > 1 THEN %(beside_another)s ELSE %(alone)s END AS is_admitted
FROM evidence_said AS said
INNER JOIN evidence_role AS evidence ON said.claim_id = evidence.claim_id
GROUP BY said.observation_id
