-- One row: how much is held of a source; 1,001 changes stand for more.
-- noqa: disable=RF02
WITH volume AS (
    SELECT
        SUM(known.articles) AS articles,
        SUM(known.claims) AS claims,
        SUM(known.observed_claims) AS figures,
        MIN(known.published_on) FILTER (WHERE known.published_on > '0001-01-01'::date) AS first_published_on,
        MAX(known.published_on) FILTER (WHERE known.published_on > '0001-01-01'::date) AS last_published_on
    FROM mart.claims_by_source_day AS known
    WHERE known.source_key = %(source_key)s
),

changed AS (
    SELECT change.claim_id
    FROM mart.claim_change AS change
    WHERE change.source_key = %(source_key)s
    ORDER BY change.changed_at DESC
    LIMIT 1001
)

SELECT
    COALESCE(volume.articles, 0)::bigint AS articles,
    COALESCE(volume.claims, 0)::bigint AS claims,
    COALESCE(volume.figures, 0)::bigint AS figures,
    volume.first_published_on,
    volume.last_published_on,
    (SELECT COUNT(*) FROM changed) AS changes
FROM volume
