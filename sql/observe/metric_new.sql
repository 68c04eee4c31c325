-- One row per metric that claims use and the catalogue does not define.
INSERT INTO core.metric (metric_key, definition)
SELECT DISTINCT
    claim.metric_key,
    '' AS definition
FROM pinned AS claim
WHERE claim.drop_reason IS NULL
ORDER BY claim.metric_key ASC
ON CONFLICT (metric_key) DO NOTHING
