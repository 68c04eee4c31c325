-- One row per unit that claims use and the catalogue does not list; what is counted by name is a count.
INSERT INTO core.unit (unit_key, dimension)
SELECT DISTINCT
    claim.unit_key,
    CASE
        WHEN claim.unit_key LIKE 'count:%%' THEN 'count'
        WHEN claim.unit_key ~ '^[A-Z]{3}$' THEN 'money'
        ELSE 'other'
    END AS dimension
FROM pinned AS claim
WHERE claim.drop_reason IS NULL
ORDER BY claim.unit_key ASC
ON CONFLICT (unit_key) DO NOTHING
