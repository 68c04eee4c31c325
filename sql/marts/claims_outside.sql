-- One row per reason for which claims are in no series.
-- key: drop_reason
-- as: view
-- after: fct_unsure
-- column drop_reason: no_entity, no_metric, no_period: it does not say it; limited: its metric is limited in a way that the catalogue does not know; unit_misfit, period_misfit, implausible: its metric cannot be so; unsure: its figure waits in fct_unsure.
-- column claims: Current claims with this reason; of several that one which stands first in this list.
SELECT
    outside.drop_reason,
    CAST(SUM(outside.claims) AS BIGINT) AS claims
FROM core.article_outside AS outside
GROUP BY outside.drop_reason
UNION ALL
SELECT
    'unsure' AS drop_reason,
    CAST(SUM(unsure.claims) AS BIGINT) AS claims
FROM mart.fct_unsure AS unsure
HAVING COUNT(*) > 0
