-- One row per day (UTC) and language model, the latest first: what it was asked in the last 30 days, and what that took.
SELECT
    (request.asked_at AT TIME ZONE 'UTC')::date AS day,
    request.model,
    COUNT(*) AS requests,
    COUNT(*) FILTER (WHERE request.outcome = 'answered') AS answered,
    COUNT(*) FILTER (WHERE request.outcome = 'refused') AS refused,
    COUNT(*) FILTER (WHERE request.outcome IN ('failed', 'unreached')) AS failed,
    COALESCE(SUM(request.tokens_in), 0) AS tokens_in,
    COALESCE(SUM(request.tokens_out), 0) AS tokens_out,
    COALESCE(SUM(request.tokens_reserved) FILTER (WHERE request.tokens_in IS NULL), 0) AS tokens_unknown,
    SUM(request.cost_usd) AS cost_usd
FROM ops.model_request AS request
WHERE request.asked_at >= CURRENT_TIMESTAMP - '30 days'::interval
GROUP BY (request.asked_at AT TIME ZONE 'UTC')::date, request.model
ORDER BY day DESC, request.model ASC
