-- One row per claim, the latest article first, from where the page before ended.
-- noqa: disable=RF02
SELECT found.claim_id
FROM mart.claim_words AS found
WHERE %(after_id)s::uuid IS NULL OR (found.listed_on, found.claim_id) < (%(after_day)s::date, %(after_id)s::uuid)
ORDER BY found.listed_on DESC, found.claim_id DESC
LIMIT %(max_rows)s
