-- One row per range or time of a claim that would end before it begins, were it mended so.
-- noqa: disable=RF02
WITH mended AS (
    SELECT TO_JSONB(claim) || CAST(%(fix)s AS jsonb) AS said
    FROM core.claim AS claim
    WHERE claim.claim_id = %(claim_id)s
),

span AS (
    SELECT
        'value' AS name,
        mended.said ->> 'value' AS begins,
        mended.said ->> 'value_high' AS ends,
        (mended.said ->> 'value_high')::numeric < (mended.said ->> 'value')::numeric AS is_backwards
    FROM mended
    UNION ALL
    SELECT
        'period' AS name,
        mended.said ->> 'period_start' AS begins,
        mended.said ->> 'period_end' AS ends,
        (mended.said ->> 'period_end')::date <= (mended.said ->> 'period_start')::date AS is_backwards
    FROM mended
    UNION ALL
    SELECT
        'baseline' AS name,
        mended.said ->> 'baseline_start' AS begins,
        mended.said ->> 'baseline_end' AS ends,
        (mended.said ->> 'baseline_end')::date <= (mended.said ->> 'baseline_start')::date AS is_backwards
    FROM mended
)

SELECT
    span.name,
    span.begins,
    span.ends
FROM span
WHERE span.is_backwards
ORDER BY span.name ASC
