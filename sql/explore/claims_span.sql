-- One row: the first and the last day by which claims are listed, both empty where none has a day.
SELECT
    MIN(found.listed_on) AS first_day,
    MAX(found.listed_on) AS last_day
FROM mart.claim_words AS found
WHERE found.listed_on > DATE '0001-01-01'
