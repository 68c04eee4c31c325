-- One row: the figure of a series that most papers print on a day, with the sentence that printed it first.
-- noqa: disable=RF02
WITH printed AS (
    SELECT
        evidence.observation_id,
        COUNT(DISTINCT claim.source_key) AS papers,
        COUNT(*) AS claims
    FROM mart.fct_claim AS claim
    INNER JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
    WHERE claim.published_on = %(day)s
    GROUP BY evidence.observation_id
)

SELECT
    figure.observation_id,
    figure.series_id,
    figure.entity_name,
    figure.metric_key,
    figure.metric_limit,
    figure.region,
    figure.kind,
    figure.whole,
    figure.modality,
    figure.origins,
    printed.papers,
    printed.claims,
    said.claim_id,
    said.source_key,
    said.language,
    said.published_on,
    said.surface,
    said.sentence,
    made.span_start - made.sentence_start AS number_start,
    made.span_end - made.sentence_start AS number_end
FROM printed
INNER JOIN mart.fct_observation AS figure ON printed.observation_id = figure.observation_id
INNER JOIN core.observation_support AS support ON figure.observation_id = support.observation_id
INNER JOIN mart.fct_claim AS said ON support.first_claim_id = said.claim_id
INNER JOIN core.claim AS made ON said.claim_id = made.claim_id
ORDER BY printed.papers DESC, printed.claims DESC, figure.origins DESC, figure.observation_id ASC
LIMIT 1
