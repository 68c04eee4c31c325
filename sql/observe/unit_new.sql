-- One row per unit that claims use and the catalogue does not list.
INSERT INTO core.unit (unit_key, dimension)
SELECT DISTINCT
    claim.unit_key,
    claim.dimension
FROM pinned AS claim
WHERE claim.drop_reason IS NULL
ORDER BY claim.unit_key ASC
ON CONFLICT (unit_key) DO NOTHING
