-- What all who ask a web host must know of it, and what was read of the lists of sources.
CREATE TABLE ops.host (
    host text PRIMARY KEY,
    asked_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL,
    taken_by integer,
    taken_until timestamptz,
    failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
    last_failure text NOT NULL DEFAULT '',
    rests integer NOT NULL DEFAULT 0 CHECK (rests >= 0),
    rest_until timestamptz,
    CHECK ((taken_by IS NULL) = (taken_until IS NULL))
);
COMMENT ON TABLE ops.host IS 'One row per host that was ever asked for something: whose turn it is, on all machines. Natural key: host. Times by the clock of this database.';
COMMENT ON COLUMN ops.host.host IS 'Host name as in the URL.';
COMMENT ON COLUMN ops.host.asked_at IS 'When the last request ended; while one is under way, when it began.';
COMMENT ON COLUMN ops.host.next_at IS 'No request before: the pause of the last asker, or what the host asked for by Retry-After.';
COMMENT ON COLUMN ops.host.taken_by IS 'Server process of the session whose request is under way; without that session the host is free.';
COMMENT ON COLUMN ops.host.taken_until IS 'When a request under way is over at the latest.';
COMMENT ON COLUMN ops.host.failures IS 'Requests that failed in a row: time-out, reset, block, error of the server.';
COMMENT ON COLUMN ops.host.last_failure IS 'The last of them in words.';
COMMENT ON COLUMN ops.host.rests IS 'Rests since it last answered well; each is twice as long as the one before.';
COMMENT ON COLUMN ops.host.rest_until IS 'Left alone until then because it kept failing. One request is then let through, and ends the rests or begins the next.';

CREATE TABLE ops.site_file (
    url text PRIMARY KEY,
    status integer NOT NULL CHECK (status BETWEEN 100 AND 599),
    body bytea NOT NULL,
    read_at timestamptz NOT NULL,
    keep_until timestamptz NOT NULL
);
COMMENT ON TABLE ops.site_file IS 'One row per robots.txt or tdmrep.json, kept so that each is read once a day and not by each run. Natural key: url.';
COMMENT ON COLUMN ops.site_file.url IS 'Address before redirects.';
COMMENT ON COLUMN ops.site_file.status IS 'HTTP status after redirects.';
COMMENT ON COLUMN ops.site_file.body IS 'Body, at most 512,000 bytes; empty unless the status is 200.';
COMMENT ON COLUMN ops.site_file.read_at IS 'When it was read.';
COMMENT ON COLUMN ops.site_file.keep_until IS 'When it is to be read again.';

CREATE TABLE raw.listing (
    url text PRIMARY KEY,
    source_key text NOT NULL,
    etag text,
    last_modified text,
    read_as text NOT NULL,
    read_at timestamptz NOT NULL
);
COMMENT ON TABLE raw.listing IS 'One row per feed or sitemap whose every item is in raw.lead, for the next conditional request. Natural key: url.';
COMMENT ON COLUMN raw.listing.url IS 'Its address.';
COMMENT ON COLUMN raw.listing.source_key IS 'The source that was polled.';
COMMENT ON COLUMN raw.listing.etag IS 'Validator for the next conditional request.';
COMMENT ON COLUMN raw.listing.last_modified IS 'Validator for the next conditional request, as the server wrote it.';
COMMENT ON COLUMN raw.listing.read_as IS 'Hash of all that decides what becomes of an item. When it has changed, the list is read in full.';
COMMENT ON COLUMN raw.listing.read_at IS 'When it was last read or found unchanged.';

ALTER TABLE ops.stage_report ADD COLUMN left_because jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN ops.stage_report.left_because IS 'Items left for the next run, counted by why.';
