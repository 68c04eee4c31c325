-- One row per entity and per metric that the newest claims of a source are about, those named most first: of the claims of 90 days the
-- newest ones.
-- noqa: disable=RF02
WITH latest AS (
    SELECT
        claim.entity_key,
        claim.entity_name,
        claim.metric_id,
        claim.published_on
    FROM mart.fct_claim AS claim
    WHERE
        claim.source_key = %(source_key)s
        AND claim.published_on > %(today)s::date - 90
        AND claim.published_on <= %(today)s::date
    ORDER BY claim.published_on DESC
    LIMIT %(looked_at)s
)

(
    SELECT
        'entity' AS facet,
        latest.entity_key AS key,
        MIN(latest.entity_name) AS name,
        COUNT(*) AS claims
    FROM latest
    WHERE latest.entity_key IS NOT NULL
    GROUP BY latest.entity_key
    ORDER BY claims DESC, latest.entity_key ASC
    LIMIT %(most)s
)
UNION ALL
(
    SELECT
        'metric' AS facet,
        latest.metric_id AS key,
        NULL AS name,
        COUNT(*) AS claims
    FROM latest
    WHERE latest.metric_id IS NOT NULL
    GROUP BY latest.metric_id
    ORDER BY claims DESC, latest.metric_id ASC
    LIMIT %(most)s
)
UNION ALL
(
    SELECT
        'claims' AS facet,
        MIN(latest.published_on)::text AS key,
        NULL AS name,
        COUNT(*) AS claims
    FROM latest
)
