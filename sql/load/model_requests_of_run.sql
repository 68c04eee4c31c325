-- One row: what a run has asked of language models, and what that came to.
SELECT
    COUNT(*) AS requests,
    COALESCE(SUM(request.tokens_in), 0)::bigint AS tokens_in,
    COALESCE(SUM(request.tokens_out), 0)::bigint AS tokens_out,
    SUM(request.cost_usd) AS cost,
    COALESCE(SUM(request.tokens_reserved) FILTER (WHERE request.tokens_in IS NULL), 0)::bigint AS tokens_unknown
FROM ops.model_request AS request
WHERE request.run_key = %(this_run)s
