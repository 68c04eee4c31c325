-- What sources list and what their servers answered. The WARC archive holds the bytes; raw.capture is its index.
CREATE SCHEMA raw;
COMMENT ON SCHEMA raw IS 'Leads, captures and the log of fetching.';

CREATE TABLE raw.lead (
    lead_id uuid PRIMARY KEY,
    url text NOT NULL UNIQUE,
    source_key text NOT NULL,
    origin text NOT NULL CHECK (origin IN ('feed', 'sitemap', 'archive', 'list', 'warc')),
    title text,
    feed_published_at timestamptz,
    changed_at timestamptz,
    listed_on date,
    found_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'dropped')),
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    last_fetch_at timestamptz,
    last_outcome text,
    drop_reason text,
    etag text,
    last_modified text,
    known_sha256 text CHECK (known_sha256 ~ '^[0-9a-f]{64}$'),
    CHECK ((state = 'dropped') = (drop_reason IS NOT NULL))
);
CREATE INDEX lead_due ON raw.lead (source_key, due_at, url) WHERE state = 'pending';
COMMENT ON TABLE raw.lead IS 'One row per URL that a source says is an article. Natural key: url, canonical.';
COMMENT ON COLUMN raw.lead.lead_id IS 'uuid5 of the url.';
COMMENT ON COLUMN raw.lead.url IS 'Canonical URL.';
COMMENT ON COLUMN raw.lead.source_key IS 'The source that listed it first.';
COMMENT ON COLUMN raw.lead.origin IS 'How it was found first.';
COMMENT ON COLUMN raw.lead.title IS 'Title as listed; the page may say another.';
COMMENT ON COLUMN raw.lead.feed_published_at IS 'When the feed or news sitemap says that it was published.';
COMMENT ON COLUMN raw.lead.changed_at IS 'The latest change that the source has announced (lastmod, updated).';
COMMENT ON COLUMN raw.lead.listed_on IS 'The day whose archive page or sitemap listed it.';
COMMENT ON COLUMN raw.lead.found_at IS 'When we first heard of it.';
COMMENT ON COLUMN raw.lead.state IS 'pending: to be fetched once due_at has come; done: captured or unchanged; dropped: left, see drop_reason.';
COMMENT ON COLUMN raw.lead.due_at IS 'Not to be fetched before; moved on after an attempt that is to be repeated.';
COMMENT ON COLUMN raw.lead.attempts IS 'Attempts without an end result since it last became due.';
COMMENT ON COLUMN raw.lead.last_fetch_at IS 'When the last attempt that ended it was made.';
COMMENT ON COLUMN raw.lead.last_outcome IS 'Outcome of the last attempt.';
COMMENT ON COLUMN raw.lead.drop_reason IS 'Why it left the flow.';
COMMENT ON COLUMN raw.lead.etag IS 'Validator for the next conditional request.';
COMMENT ON COLUMN raw.lead.last_modified IS 'Validator for the next conditional request, as the server wrote it.';
COMMENT ON COLUMN raw.lead.known_sha256 IS 'Hash of the body captured last.';

CREATE TABLE raw.capture (
    capture_id uuid PRIMARY KEY,
    lead_id uuid NOT NULL REFERENCES raw.lead (lead_id),
    url text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    source_key text NOT NULL,
    final_url text NOT NULL,
    fetched_at timestamptz NOT NULL,
    status integer NOT NULL CHECK (status BETWEEN 100 AND 599),
    content_type text,
    body_bytes bigint NOT NULL CHECK (body_bytes >= 0),
    warc_file text NOT NULL,
    warc_offset bigint NOT NULL CHECK (warc_offset >= 0),
    warc_length bigint NOT NULL CHECK (warc_length > 0),
    UNIQUE (url, sha256)
);
CREATE INDEX capture_by_lead ON raw.capture (lead_id);
CREATE INDEX capture_by_source ON raw.capture (source_key, fetched_at);
COMMENT ON TABLE raw.capture IS 'One row per different body that a lead was answered with. Natural key: url and sha256.';
COMMENT ON COLUMN raw.capture.capture_id IS 'uuid5 of url and sha256.';
COMMENT ON COLUMN raw.capture.lead_id IS 'The lead that was fetched.';
COMMENT ON COLUMN raw.capture.url IS 'URL of the lead.';
COMMENT ON COLUMN raw.capture.sha256 IS 'Hash of the body, after transfer and content decoding.';
COMMENT ON COLUMN raw.capture.source_key IS 'Source of the lead.';
COMMENT ON COLUMN raw.capture.final_url IS 'Where redirects ended.';
COMMENT ON COLUMN raw.capture.fetched_at IS 'When we first got this body.';
COMMENT ON COLUMN raw.capture.status IS 'HTTP status.';
COMMENT ON COLUMN raw.capture.content_type IS 'Content-Type header as sent.';
COMMENT ON COLUMN raw.capture.body_bytes IS 'Length of the body in bytes.';
COMMENT ON COLUMN raw.capture.warc_file IS 'WARC file, relative to the archive.';
COMMENT ON COLUMN raw.capture.warc_offset IS 'Where its record starts, in bytes.';
COMMENT ON COLUMN raw.capture.warc_length IS 'Length of its record in the file, in bytes.';

CREATE TABLE raw.fetch_log (
    lead_id uuid NOT NULL REFERENCES raw.lead (lead_id),
    at timestamptz NOT NULL,
    run_key text NOT NULL,
    url text NOT NULL,
    source_key text NOT NULL,
    outcome text NOT NULL,
    reason text,
    retry boolean NOT NULL,
    status integer,
    seconds double precision NOT NULL CHECK (seconds >= 0),
    received bigint NOT NULL CHECK (received >= 0),
    requests integer NOT NULL CHECK (requests >= 0),
    detail text NOT NULL,
    capture_id uuid,
    PRIMARY KEY (lead_id, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE raw.fetch_log IS 'One row per attempt to fetch a lead; a partition per month.';
COMMENT ON COLUMN raw.fetch_log.lead_id IS 'The lead.';
COMMENT ON COLUMN raw.fetch_log.at IS 'When the attempt began.';
COMMENT ON COLUMN raw.fetch_log.run_key IS 'The run that made it.';
COMMENT ON COLUMN raw.fetch_log.url IS 'URL of the lead.';
COMMENT ON COLUMN raw.fetch_log.source_key IS 'Source of the lead.';
COMMENT ON COLUMN raw.fetch_log.outcome IS 'What came of it.';
COMMENT ON COLUMN raw.fetch_log.reason IS 'Why the lead left, if it did.';
COMMENT ON COLUMN raw.fetch_log.retry IS 'Whether a later run tries again.';
COMMENT ON COLUMN raw.fetch_log.status IS 'HTTP status, where there was an answer.';
COMMENT ON COLUMN raw.fetch_log.seconds IS 'Wall time of the attempt in seconds.';
COMMENT ON COLUMN raw.fetch_log.received IS 'Bytes of body received.';
COMMENT ON COLUMN raw.fetch_log.requests IS 'HTTP requests made, redirects included.';
COMMENT ON COLUMN raw.fetch_log.detail IS 'What a person needs to act on it.';
COMMENT ON COLUMN raw.fetch_log.capture_id IS 'The capture it made.';

CREATE TABLE raw.tombstone (
    url text PRIMARY KEY,
    forgotten_at timestamptz NOT NULL,
    note text NOT NULL DEFAULT ''
);
COMMENT ON TABLE raw.tombstone IS 'One row per URL that must never be fetched again. Natural key: url.';
COMMENT ON COLUMN raw.tombstone.url IS 'Canonical URL.';
COMMENT ON COLUMN raw.tombstone.forgotten_at IS 'When it was forgotten.';
COMMENT ON COLUMN raw.tombstone.note IS 'Who asked, and why.';
