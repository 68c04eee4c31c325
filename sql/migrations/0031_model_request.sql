-- What a language model was asked, so that the budgets of a run and of a day and the requests a minute hold for all processes and machines.
CREATE TABLE ops.model_request (
    request_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_key text NOT NULL REFERENCES ops.run (run_key),
    part integer NOT NULL CHECK (part >= 0),
    model text NOT NULL,
    prompt_version text NOT NULL,
    question_key text,
    text_sha256 text,
    asked_at timestamptz NOT NULL,
    tokens_reserved integer NOT NULL CHECK (tokens_reserved >= 0),
    tokens_in integer CHECK (tokens_in >= 0),
    tokens_out integer CHECK (tokens_out >= 0),
    cost_usd numeric CHECK (cost_usd >= 0),
    outcome text CHECK (outcome IN ('answered', 'refused', 'failed', 'unreached')),
    detail text NOT NULL DEFAULT '',
    seconds numeric CHECK (seconds >= 0),
    CHECK ((tokens_in IS NULL) = (tokens_out IS NULL))
);
COMMENT ON TABLE ops.model_request IS 'One row per request to a language model, entered before it is sent. Times by the clock of this database.';
COMMENT ON COLUMN ops.model_request.request_id IS 'Number of the request.';
COMMENT ON COLUMN ops.model_request.run_key IS 'The run that asked.';
COMMENT ON COLUMN ops.model_request.part IS 'Batch of the run''s stage, from 0.';
COMMENT ON COLUMN ops.model_request.model IS 'Name by which the model was asked.';
COMMENT ON COLUMN ops.model_request.prompt_version IS 'Version of the prompt.';
COMMENT ON COLUMN ops.model_request.question_key IS 'SHA-256 of all that was asked; the same when it is asked once more. Empty once the text is forgotten.';
COMMENT ON COLUMN ops.model_request.text_sha256 IS 'SHA-256 of the article''s text, as in core.article_revision. Empty once the text is forgotten.';
COMMENT ON COLUMN ops.model_request.asked_at IS 'When it was let through.';
COMMENT ON COLUMN ops.model_request.tokens_reserved IS 'Estimate of its tokens. Counts as spent until the endpoint has told how many they were: so do those of a process that was killed, for good.';
COMMENT ON COLUMN ops.model_request.tokens_in IS 'Tokens asked, as the endpoint counts them; estimated where it does not. Empty where nobody knows.';
COMMENT ON COLUMN ops.model_request.tokens_out IS 'Tokens answered, as the endpoint counts them; estimated where it does not. Empty where nobody knows.';
COMMENT ON COLUMN ops.model_request.cost_usd IS 'Its price in US dollars; empty where no price is set or the tokens are not known.';
COMMENT ON COLUMN ops.model_request.outcome IS 'answered; refused (this text at no time); failed (no usable answer); unreached (the endpoint or a setting, and not the text, is in the way). Empty while it runs, and where its process was killed.';
COMMENT ON COLUMN ops.model_request.detail IS 'Why there was no answer, without the key. Empty once the text is forgotten.';
COMMENT ON COLUMN ops.model_request.seconds IS 'How long it took, with its retries.';
CREATE INDEX model_request_by_run ON ops.model_request (run_key);
CREATE INDEX model_request_by_time ON ops.model_request (asked_at);
CREATE INDEX model_request_failed ON ops.model_request (question_key) WHERE outcome = 'failed';
CREATE INDEX model_request_by_text ON ops.model_request (text_sha256);
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_explorer') THEN
        GRANT SELECT (asked_at, model, outcome, tokens_in, tokens_out, tokens_reserved, cost_usd)
        ON ops.model_request TO newsfigures_explorer;
    END IF;
END
$$;
