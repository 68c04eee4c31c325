-- One row per claim of the series that may be new: the first one of each figure, and each that a paper has changed; the latest ones.
-- noqa: disable=RF02
WITH figure AS (
    SELECT
        known.observation_id,
        support.first_claim_id,
        support.last_reported_on
    FROM mart.fct_observation AS known
    INNER JOIN core.observation_support AS support ON known.observation_id = support.observation_id
    WHERE known.series_id = %(series_id)s
    ORDER BY support.last_reported_on DESC NULLS LAST, known.observation_id ASC
    LIMIT %(max_rows)s
)

SELECT figure.first_claim_id AS claim_id
FROM figure
UNION
SELECT change.claim_id
FROM figure
INNER JOIN core.observation_claim AS evidence ON figure.observation_id = evidence.observation_id
INNER JOIN mart.claim_change AS change ON evidence.claim_id = change.claim_id
