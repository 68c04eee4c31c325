-- How the lists of a source answered when it was last polled: a source whose every list fails finds nothing, and may not be silent about it.
CREATE TABLE ops.poll (
    source_key text PRIMARY KEY,
    run_key text NOT NULL REFERENCES ops.run (run_key),
    polled_at timestamptz NOT NULL,
    lists_read integer NOT NULL CHECK (lists_read >= 0),
    lists_failed integer NOT NULL CHECK (lists_failed >= 0),
    may_pass boolean NOT NULL,
    detail text NOT NULL
);
COMMENT ON TABLE ops.poll IS 'One row per source: how its feeds and sitemaps answered when it was last polled. Natural key: source_key.';
COMMENT ON COLUMN ops.poll.source_key IS 'Source.';
COMMENT ON COLUMN ops.poll.run_key IS 'The run that polled it.';
COMMENT ON COLUMN ops.poll.polled_at IS 'When that was.';
COMMENT ON COLUMN ops.poll.lists_read IS 'Lists that were read, or had not changed.';
COMMENT ON COLUMN ops.poll.lists_failed IS 'Lists that could not be read.';
COMMENT ON COLUMN ops.poll.may_pass IS 'Whether a list failed by something that may pass, such as a time-out.';
COMMENT ON COLUMN ops.poll.detail IS 'Why each of them could not be read; empty where all were.';
