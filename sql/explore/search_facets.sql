-- One row per value of a facet that claims of these have, those that most have first, up to a number of values of each facet; values
-- tells how many it has. Years are those in which a period lies, of a long one the first twenty; a claim without a period has none.
-- noqa: disable=RF02
WITH claim AS MATERIALIZED (
    SELECT
        found.article_id,
        found.language,
        found.source_key,
        found.kind,
        found.metric_id,
        found.entity_key,
        found.entity_name,
        found.unit,
        found.region,
        CASE
            WHEN found.period_start IS NOT NULL THEN LEAST(GREATEST(EXTRACT(YEAR FROM found.period_start)::int, 1900), 2100)
        END AS first_year,
        LEAST(GREATEST(EXTRACT(YEAR FROM found.period_end - 1)::int, 1900), 2100) AS last_year
    FROM mart.fct_claim AS found
    WHERE found.claim_id = ANY(%(claim_ids)s::uuid[])
),

counted AS (
    SELECT
        CASE
            WHEN GROUPING(claim.language) = 0 THEN 'language'
            WHEN GROUPING(claim.source_key) = 0 THEN 'source'
            WHEN GROUPING(claim.kind) = 0 THEN 'kind'
            WHEN GROUPING(claim.metric_id) = 0 THEN 'metric'
            WHEN GROUPING(claim.entity_key) = 0 THEN 'entity'
            WHEN GROUPING(claim.unit) = 0 THEN 'unit'
            WHEN GROUPING(claim.region) = 0 THEN 'region'
            ELSE 'article'
        END AS facet,
        COALESCE(claim.language, claim.source_key, claim.kind, claim.metric_id, claim.entity_key, claim.unit, claim.region) AS value,
        CASE WHEN GROUPING(claim.entity_key) = 0 THEN MIN(claim.entity_name) END AS name,
        CASE WHEN GROUPING(claim.article_id) = 0 THEN 1 ELSE COUNT(*) END AS claims
    FROM claim
    GROUP BY
        GROUPING SETS (
            (claim.language), (claim.source_key), (claim.kind), (claim.metric_id), (claim.entity_key), (claim.unit), (claim.region),
            (claim.article_id)
        )
    UNION ALL
    SELECT
        'year' AS facet,
        year.no::text AS value,
        NULL AS name,
        COUNT(*) AS claims
    FROM claim
    CROSS JOIN LATERAL GENERATE_SERIES(claim.first_year, LEAST(claim.last_year, claim.first_year + 19)) AS year (no)
    GROUP BY year.no
),

ranked AS (
    SELECT
        counted.facet,
        counted.value,
        counted.name,
        counted.claims,
        COUNT(counted.value) OVER (PARTITION BY counted.facet) AS known,
        COUNT(*) OVER (PARTITION BY counted.facet) AS groups,
        ROW_NUMBER() OVER (
            PARTITION BY counted.facet
            ORDER BY counted.value IS NOT NULL DESC, counted.claims DESC, counted.value ASC
        ) AS place
    FROM counted
)

SELECT
    ranked.facet,
    ranked.value,
    ranked.name,
    ranked.claims,
    CASE WHEN ranked.facet = 'article' THEN ranked.groups ELSE ranked.known END AS known
FROM ranked
WHERE
    CASE ranked.facet WHEN 'article' THEN ranked.place = 1 WHEN 'year' THEN TRUE ELSE ranked.place <= %(most)s OR ranked.value IS NULL END
ORDER BY ranked.facet ASC, ranked.value IS NULL ASC, ranked.claims DESC, ranked.value ASC
