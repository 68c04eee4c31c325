-- One row per reason for which claims are in no series: of all that are held.
SELECT
    outside.drop_reason AS reason,
    outside.claims
FROM mart.claims_outside AS outside
ORDER BY outside.claims DESC, outside.drop_reason ASC
