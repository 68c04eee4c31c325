-- One row per claim that fits, the latest article first. A page ends where the next one begins: at a day and a claim. Which
-- claims fit is told by the index of the list alone; only theirs are the rows that are read. With rare words those that have
-- them are looked up; with common ones the list is gone through by day until a page is full.
-- noqa: disable=RF02
WITH fitting AS (
    SELECT claim.claim_id
    FROM mart.fct_claim AS claim
    WHERE
        (NOT %(rare)s::boolean OR claim.claim_id = ANY(ARRAY(
            SELECT found.claim_id
            FROM mart.claim_words AS found
            WHERE
                (found.language = 'en' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.english', %(words)s))
                OR (found.language = 'ru' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.russian', %(words)s))
                OR (found.language NOT IN ('en', 'ru') AND found.words @@ %(bigrams)s::tsquery)
        )))
        AND (%(words)s::text IS NULL OR %(rare)s::boolean OR EXISTS (
            SELECT 1
            FROM mart.claim_words AS found
            WHERE
                found.claim_id = claim.claim_id
                AND (
                    (found.language = 'en' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.english', %(words)s))
                    OR (found.language = 'ru' AND found.words @@ WEBSEARCH_TO_TSQUERY('pg_catalog.russian', %(words)s))
                    OR (found.language NOT IN ('en', 'ru') AND found.words @@ %(bigrams)s::tsquery)
                )
        ))
        AND (%(source)s::text IS NULL OR claim.source_key = %(source)s)
        AND (%(language)s::text IS NULL OR claim.language = %(language)s)
        AND (%(entity)s::text IS NULL OR claim.entity_key = ANY(%(entity_keys)s::text[]))
        AND (%(metric)s::text IS NULL OR claim.metric_id = %(metric)s)
        AND (%(unit)s::text IS NULL OR claim.unit = %(unit)s)
        AND (%(kind)s::text IS NULL OR claim.kind = %(kind)s)
        AND (%(region)s::text IS NULL OR claim.region = %(region)s)
        AND (%(first_day)s::date IS NULL OR claim.period_end > %(first_day)s)
        AND (%(end_day)s::date IS NULL OR claim.period_start < %(end_day)s)
        AND (%(confidence)s::numeric IS NULL OR claim.confidence >= %(confidence)s)
        AND (
            %(after_id)s::uuid IS NULL
            OR (COALESCE(claim.published_on, '0001-01-01'::date), claim.claim_id) < (%(after_day)s::date, %(after_id)s::uuid)
        )
    ORDER BY COALESCE(claim.published_on, '0001-01-01'::date) DESC, claim.claim_id DESC
    LIMIT %(max_rows)s
)

SELECT
    claim.claim_id,
    claim.article_id,
    claim.source_key,
    claim.url,
    claim.title,
    claim.language,
    claim.published_on,
    claim.entity_key,
    claim.entity_name,
    claim.metric,
    claim.metric_id,
    claim.value,
    claim.value_high,
    claim.value_low_bound AS low,
    claim.value_high_bound AS high,
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
    claim.surface,
    claim.sentence,
    claim.confidence,
    claim.corrected
FROM fitting
INNER JOIN mart.fct_claim AS claim ON fitting.claim_id = claim.claim_id
ORDER BY COALESCE(claim.published_on, '0001-01-01'::date) DESC, claim.claim_id DESC
