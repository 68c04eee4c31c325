-- One row per question that got no usable answer: in how many runs.
SELECT
    request.question_key,
    COUNT(DISTINCT request.run_key) AS runs
FROM ops.model_request AS request
WHERE request.question_key = ANY(%(question_keys)s) AND request.outcome = 'failed'
GROUP BY request.question_key
