-- One row per request to a language model about one of these texts: it stays, with what it cost, and no longer says about what.
UPDATE ops.model_request AS request
SET
    question_key = NULL,
    text_sha256 = NULL,
    detail = ''
WHERE request.text_sha256 = ANY(%(texts)s)
