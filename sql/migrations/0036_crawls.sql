-- Past days out of Common Crawl: how leads were found by it, which days it was asked for, and which of its records were read.
ALTER TABLE raw.lead DROP CONSTRAINT lead_origin_check;
ALTER TABLE raw.lead ADD CONSTRAINT lead_origin_check
CHECK (origin IN ('feed', 'sitemap', 'archive', 'list', 'warc', 'commoncrawl', 'ccnews'));
ALTER TABLE ops.source_day DROP CONSTRAINT source_day_job_check;
ALTER TABLE ops.source_day ADD CONSTRAINT source_day_job_check
CHECK (job IN ('list', 'refetch', 'reextract', 'commoncrawl', 'ccnews'));
COMMENT ON COLUMN ops.source_day.job IS 'list: what the source lists for the day is taken; refetch: its pages are visited again; reextract: they are read again; commoncrawl, ccnews: what Common Crawl has captured of it on that day is taken.';
COMMENT ON COLUMN ops.source_day.day IS 'Day of the source''s own calendar; for commoncrawl and ccnews the day of crawling, in UTC.';
COMMENT ON COLUMN ops.source_day.state IS 'begun: pages may wait; done; unreachable: nothing leads to that day; failed: its lists, or the index of Common Crawl, could not be read this time.';
COMMENT ON COLUMN ops.source_day.listed IS 'Articles that the source lists for the day; pages of the day for refetch and reextract; pages that Common Crawl holds of it.';

CREATE TABLE ops.crawl_record (
    source_key text NOT NULL,
    file text NOT NULL,
    record_offset bigint NOT NULL CHECK (record_offset >= 0),
    digest text NOT NULL,
    capture_id uuid REFERENCES raw.capture (capture_id) ON DELETE CASCADE,
    reason text,
    run_key text NOT NULL REFERENCES ops.run (run_key),
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (source_key, file, record_offset),
    CHECK (capture_id IS NULL OR reason IS NULL)
);
CREATE INDEX crawl_record_by_capture ON ops.crawl_record (capture_id);
CREATE INDEX crawl_record_by_run ON ops.crawl_record (run_key);
COMMENT ON TABLE ops.crawl_record IS 'One row per record of Common Crawl that was read for a source, so that it is not asked for twice; none of what is forgotten.';
COMMENT ON COLUMN ops.crawl_record.source_key IS 'Source.';
COMMENT ON COLUMN ops.crawl_record.file IS 'WARC file of Common Crawl, relative to its data.';
COMMENT ON COLUMN ops.crawl_record.record_offset IS 'Where the record begins, in bytes.';
COMMENT ON COLUMN ops.crawl_record.digest IS 'Digest of the body by the word of the index; empty where it says none.';
COMMENT ON COLUMN ops.crawl_record.capture_id IS 'The capture that it is. Empty where it was dropped.';
COMMENT ON COLUMN ops.crawl_record.reason IS 'Why it was dropped.';
COMMENT ON COLUMN ops.crawl_record.run_key IS 'The run that asked for it.';
COMMENT ON COLUMN ops.crawl_record.asked_at IS 'When it was read.';

CREATE TABLE ops.crawl_file (
    source_key text NOT NULL,
    file text NOT NULL,
    read_to bigint NOT NULL CHECK (read_to >= 0),
    is_whole boolean NOT NULL,
    run_key text NOT NULL REFERENCES ops.run (run_key),
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (source_key, file)
);
CREATE INDEX crawl_file_by_run ON ops.crawl_file (run_key);
COMMENT ON TABLE ops.crawl_file IS 'One row per WARC file of CC-NEWS that was read through for a source, and how far, so that it goes on from there.';
COMMENT ON COLUMN ops.crawl_file.source_key IS 'Source.';
COMMENT ON COLUMN ops.crawl_file.file IS 'WARC file of Common Crawl, relative to its data.';
COMMENT ON COLUMN ops.crawl_file.read_to IS 'Where the first record begins that was not looked at, in bytes.';
COMMENT ON COLUMN ops.crawl_file.is_whole IS 'Whether it was read to its end.';
COMMENT ON COLUMN ops.crawl_file.run_key IS 'The run that read it last.';
COMMENT ON COLUMN ops.crawl_file.asked_at IS 'When it was read last.';
