-- One row: how much there is. Estimates, since counting a million rows takes longer than reading the page.
SELECT
    (
        SELECT GREATEST(known.reltuples, 0)::bigint
        FROM pg_class AS known
        WHERE known.oid = 'mart.fct_claim'::regclass
    ) AS claims,
    (
        SELECT GREATEST(known.reltuples, 0)::bigint
        FROM pg_class AS known
        WHERE known.oid = 'mart.fct_observation'::regclass
    ) AS figures,
    (SELECT MAX(claim.published_on) FROM mart.fct_claim AS claim) AS latest,
    (SELECT MAX(claim.made_at) FROM mart.fct_claim AS claim) IS NOT NULL AS has_claims
