-- One row per current claim of the articles to look at, with the ids of what it is about: worked out once for the statements that follow.
CREATE TEMPORARY TABLE pinned ON COMMIT DROP AS
SELECT
    claim.*,
    series.id AS series_id,
    observation.id AS observation_id,
    period.id AS period_id,
    baseline.id AS baseline_id,
    agent.id AS agent_id
FROM found_claim AS claim
LEFT JOIN made_id AS series ON claim.drop_reason IS NULL AND series.kind = 'series' AND claim.series_key = series.key
LEFT JOIN made_id AS observation
    ON claim.drop_reason IS NULL AND observation.kind = 'observation' AND claim.observation_key = observation.key
LEFT JOIN made_id AS period ON claim.drop_reason IS NULL AND period.kind = 'period' AND claim.period_key = period.key
LEFT JOIN made_id AS baseline ON claim.drop_reason IS NULL AND baseline.kind = 'period' AND claim.baseline_key = baseline.key
LEFT JOIN made_id AS agent
    ON claim.drop_reason IS NULL AND agent.kind = 'agent' AND claim.agent_kind || '|' || claim.agent_key = agent.key
