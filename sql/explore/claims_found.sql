-- One row per claim that fits, the latest article first, with how many fit. What fits is told by the index of words and facets, which
-- the days and the confidence asked for make exact. Of more than `most` some are looked at, and `claims` is `most`: ask of less.
-- noqa: disable=RF02,AM09
WITH fitting AS MATERIALIZED (
    SELECT
        found.claim_id,
        found.listed_on
    FROM mart.claim_words AS found
    WHERE
        (%(same)s::tsquery IS NULL OR found.words @@ %(same)s::tsquery)
        AND (%(words)s::tsquery IS NULL OR found.words @@ %(words)s::tsquery)
        AND (%(entities)s::tsquery IS NULL OR found.words @@ %(entities)s::tsquery)
        AND (%(times)s::tsquery IS NULL OR found.words @@ %(times)s::tsquery)
        AND (%(sure)s::tsquery IS NULL OR found.words @@ %(sure)s::tsquery)
        AND (%(first_day)s::date IS NULL OR found.period_end > %(first_day)s)
        AND (%(end_day)s::date IS NULL OR found.period_start < %(end_day)s)
        AND (%(confidence)s::numeric IS NULL OR found.confidence >= %(confidence)s)
        AND (%(after_id)s::uuid IS NULL OR (found.listed_on, found.claim_id) < (%(after_day)s::date, %(after_id)s::uuid))
    LIMIT %(most)s
)

SELECT
    fitting.claim_id,
    COUNT(*) OVER () AS claims
FROM fitting
ORDER BY fitting.listed_on DESC, fitting.claim_id DESC
LIMIT %(max_rows)s
