-- One row: the request, with how it ended. One that was settled already stays as it is; where its text was forgotten meanwhile,
-- nothing is said of what may quote it.
UPDATE ops.model_request
SET
    tokens_in = %(tokens_in)s,
    tokens_out = %(tokens_out)s,
    cost_usd = %(cost)s,
    outcome = %(outcome)s,
    detail = CASE WHEN question_key IS NULL THEN '' ELSE %(detail)s END,
    seconds = %(seconds)s
WHERE request_id = %(request_id)s AND outcome IS NULL
