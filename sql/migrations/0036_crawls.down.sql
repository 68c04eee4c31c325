-- Without which records were read: the same days ask Common Crawl for them once more. Leads that it led to are as of a WARC file.
DROP TABLE ops.crawl_file;
DROP TABLE ops.crawl_record;
DELETE FROM ops.source_day AS day
WHERE day.job IN ('commoncrawl', 'ccnews');
UPDATE raw.lead AS lead
SET origin = 'warc'
WHERE lead.origin IN ('commoncrawl', 'ccnews');
ALTER TABLE raw.lead DROP CONSTRAINT lead_origin_check;
ALTER TABLE raw.lead ADD CONSTRAINT lead_origin_check CHECK (origin IN ('feed', 'sitemap', 'archive', 'list', 'warc'));
ALTER TABLE ops.source_day DROP CONSTRAINT source_day_job_check;
ALTER TABLE ops.source_day ADD CONSTRAINT source_day_job_check CHECK (job IN ('list', 'refetch', 'reextract'));
COMMENT ON COLUMN ops.source_day.job IS 'list: what the source lists for the day is taken; refetch: its pages are visited again; reextract: they are read again.';
COMMENT ON COLUMN ops.source_day.day IS 'Day of the source''s own calendar.';
COMMENT ON COLUMN ops.source_day.state IS 'begun: pages may wait; done; unreachable: nothing leads to that day; failed: its lists could not be read this time.';
COMMENT ON COLUMN ops.source_day.listed IS 'Articles that the source lists for the day; pages of the day for refetch and reextract.';
