-- One row per series, figure, time and speaker that the claims of found_claim are about: what it is, and its natural key.
SELECT
    'series' AS kind,
    claim.series_key AS key
FROM found_claim AS claim
WHERE claim.drop_reason IS NULL
UNION
SELECT
    'observation' AS kind,
    claim.observation_key AS key
FROM found_claim AS claim
WHERE claim.drop_reason IS NULL
UNION
SELECT
    'period' AS kind,
    claim.period_key AS key
FROM found_claim AS claim
WHERE claim.drop_reason IS NULL
UNION
SELECT
    'period' AS kind,
    claim.baseline_key AS key
FROM found_claim AS claim
WHERE
    claim.drop_reason IS NULL
    AND claim.baseline_key IS NOT NULL
UNION
SELECT
    'agent' AS kind,
    claim.agent_kind || '|' || claim.agent_key AS key
FROM found_claim AS claim
WHERE
    claim.drop_reason IS NULL
    AND claim.agent_key IS NOT NULL
