-- One row per figure that is supported, as far as that is news.
INSERT INTO core.observation_support (
    observation_id, claims, sources, origins, first_claim_id, first_reported_on, last_reported_on, is_forecast, confidence,
    is_admitted
)
SELECT
    wanted.observation_id,
    wanted.claims,
    wanted.sources,
    wanted.origins,
    wanted.first_claim_id,
    wanted.first_reported_on,
    wanted.last_reported_on,
    wanted.is_forecast,
    wanted.confidence,
    wanted.is_admitted
FROM support_wanted AS wanted
ORDER BY wanted.observation_id ASC
ON CONFLICT (observation_id) DO NOTHING
