-- Days of a source that were asked for, what polling missed of them, and tombstones that do not keep the address.
CREATE TABLE ops.source_day (
    source_key text NOT NULL,
    job text NOT NULL CHECK (job IN ('list', 'refetch', 'reextract')),
    day date NOT NULL,
    state text NOT NULL CHECK (state IN ('begun', 'done', 'unreachable', 'failed')),
    listed integer NOT NULL DEFAULT 0 CHECK (listed >= 0),
    missed integer NOT NULL DEFAULT 0 CHECK (missed >= 0),
    detail text NOT NULL DEFAULT '',
    run_key text NOT NULL REFERENCES ops.run (run_key),
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (source_key, job, day)
);
CREATE INDEX source_day_by_run ON ops.source_day (run_key);
COMMENT ON TABLE ops.source_day IS 'One row per day of a source that a sweep or a backfill was asked for, and how it stands. Natural key: source_key, job and day.';
COMMENT ON COLUMN ops.source_day.source_key IS 'Source.';
COMMENT ON COLUMN ops.source_day.job IS 'list: what the source lists for the day is taken; refetch: its pages are visited again; reextract: they are read again.';
COMMENT ON COLUMN ops.source_day.day IS 'Day of the source''s own calendar.';
COMMENT ON COLUMN ops.source_day.state IS 'begun: pages may wait; done; unreachable: nothing leads to that day; failed: its lists could not be read this time.';
COMMENT ON COLUMN ops.source_day.listed IS 'Articles that the source lists for the day; pages of the day for refetch and reextract.';
COMMENT ON COLUMN ops.source_day.missed IS 'Of these, how many nothing had told us of before the day was first asked for.';
COMMENT ON COLUMN ops.source_day.detail IS 'Why it is unreachable or failed.';
COMMENT ON COLUMN ops.source_day.run_key IS 'The run that asked for it last.';
COMMENT ON COLUMN ops.source_day.begun_at IS 'When it was asked for last.';

CREATE INDEX lead_by_day ON raw.lead (source_key, listed_on);
CREATE INDEX lead_visited ON raw.lead (source_key, last_fetch_at)
WHERE state = 'done';

CREATE VIEW ops.coverage_gap AS
WITH ended AS (
    SELECT
        lead.source_key,
        lead.listed_on,
        COUNT(*) FILTER (WHERE lead.state = 'done') AS captured,
        COUNT(*) FILTER (WHERE lead.state = 'dropped') AS dropped,
        COUNT(*) FILTER (WHERE lead.state = 'pending') AS waiting
    FROM raw.lead AS lead
    WHERE lead.listed_on IS NOT NULL
    GROUP BY lead.source_key, lead.listed_on
),

first_found AS (
    SELECT
        lead.source_key,
        MIN(lead.found_at) AS found_at
    FROM raw.lead AS lead
    GROUP BY lead.source_key
)

SELECT
    day.source_key,
    day.day,
    day.state,
    day.listed,
    day.listed - day.missed AS known,
    day.missed,
    COALESCE(ended.captured, 0) AS captured,
    COALESCE(ended.dropped, 0) AS dropped,
    COALESCE(ended.waiting, 0) AS waiting,
    COALESCE(day.day < first_found.found_at::date, TRUE) AS before_polling,
    day.detail,
    day.begun_at AS asked_at
FROM ops.source_day AS day
LEFT JOIN ended ON day.source_key = ended.source_key AND day.day = ended.listed_on
LEFT JOIN first_found ON day.source_key = first_found.source_key
WHERE day.job = 'list';
COMMENT ON VIEW ops.coverage_gap IS 'One row per day of a source that was swept or backfilled: what the source lists for it, and what polling had missed.';
COMMENT ON COLUMN ops.coverage_gap.source_key IS 'Source.';
COMMENT ON COLUMN ops.coverage_gap.day IS 'Day of the source''s own calendar.';
COMMENT ON COLUMN ops.coverage_gap.state IS 'begun, done, unreachable or failed.';
COMMENT ON COLUMN ops.coverage_gap.listed IS 'Articles that the source lists for the day.';
COMMENT ON COLUMN ops.coverage_gap.known IS 'Of these, how many were known before: polling had found them.';
COMMENT ON COLUMN ops.coverage_gap.missed IS 'Of these, how many polling had missed.';
COMMENT ON COLUMN ops.coverage_gap.captured IS 'Articles of the day that are in the archive by now.';
COMMENT ON COLUMN ops.coverage_gap.dropped IS 'Articles of the day that left with a reason, see raw.lead.';
COMMENT ON COLUMN ops.coverage_gap.waiting IS 'Articles of the day that are still to be fetched.';
COMMENT ON COLUMN ops.coverage_gap.before_polling IS 'Whether the day lies before the first article that we ever heard of: no gap of polling then.';
COMMENT ON COLUMN ops.coverage_gap.detail IS 'Why it is unreachable or failed.';
COMMENT ON COLUMN ops.coverage_gap.asked_at IS 'When the day was asked for last.';

CREATE FUNCTION raw.tombstone_key(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT ENCODE(SHA256(CONVERT_TO(words, 'UTF8')), 'hex') $$;
COMMENT ON FUNCTION raw.tombstone_key(text) IS 'What a tombstone keeps of a URL, of "article SOURCE NUMBER" or of "source SOURCE": its sha-256.';

ALTER TABLE raw.tombstone DROP CONSTRAINT tombstone_pkey;
ALTER TABLE raw.tombstone RENAME COLUMN url TO key_sha256;
UPDATE raw.tombstone SET key_sha256 = raw.TOMBSTONE_KEY(key_sha256)
WHERE key_sha256 !~ '^[0-9a-f]{64}$';
ALTER TABLE raw.tombstone ADD PRIMARY KEY (key_sha256);
ALTER TABLE raw.tombstone ADD CONSTRAINT tombstone_key_check CHECK (key_sha256 ~ '^[0-9a-f]{64}$');
COMMENT ON TABLE raw.tombstone IS 'One row per URL, article or source that must never be fetched again. Natural key: key_sha256.';
COMMENT ON COLUMN raw.tombstone.key_sha256 IS 'raw.tombstone_key of the canonical URL, of "article SOURCE NUMBER" or of "source SOURCE"; the address itself is not kept.';
