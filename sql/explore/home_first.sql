-- One row: how many figures of series no article of an earlier day printed.
-- noqa: disable=RF02
SELECT COUNT(DISTINCT figure.observation_id)::integer AS figures
FROM mart.fct_claim AS claim
INNER JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
INNER JOIN mart.fct_observation AS figure ON evidence.observation_id = figure.observation_id
WHERE claim.published_on = %(day)s AND figure.first_reported_on = %(day)s
