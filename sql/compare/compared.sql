-- One row per text that reader A or reader B has read, with the version that counts for each and when it read: of those
-- asked for the one that has read the text last. A reading whose claims were skipped is none; one without claims is one.
CREATE TEMPORARY TABLE compared ON COMMIT DROP AS
WITH reading AS (
    SELECT
        known.revision_id,
        known.extractor_version,
        MAX(known.read_at) AS read_at
    FROM core.reading AS known
    INNER JOIN core.article_revision AS revision ON known.revision_id = revision.revision_id
    INNER JOIN core.article AS article ON revision.article_id = article.article_id
    WHERE
        known.claims_skipped IS NULL
        AND known.extractor_version = ANY(%(versions_a)s::text[] || %(versions_b)s::text[]) -- noqa: RF02
        AND (%(source_key)s::text IS NULL OR article.source_key = %(source_key)s) -- noqa: RF02
        AND (%(first_day)s::date IS NULL OR revision.published_on >= %(first_day)s) -- noqa: RF02
        AND (%(end_day)s::date IS NULL OR revision.published_on < %(end_day)s) -- noqa: RF02
    GROUP BY
        known.revision_id,
        known.extractor_version
),

reading_a AS (
    SELECT DISTINCT ON (reading.revision_id)
        reading.revision_id,
        reading.extractor_version,
        reading.read_at
    FROM reading
    WHERE reading.extractor_version = ANY(%(versions_a)s::text[])
    ORDER BY reading.revision_id ASC, reading.read_at DESC, reading.extractor_version DESC
),

reading_b AS (
    SELECT DISTINCT ON (reading.revision_id)
        reading.revision_id,
        reading.extractor_version,
        reading.read_at
    FROM reading
    WHERE reading.extractor_version = ANY(%(versions_b)s::text[])
    ORDER BY reading.revision_id ASC, reading.read_at DESC, reading.extractor_version DESC
)

SELECT
    COALESCE(reading_a.revision_id, reading_b.revision_id) AS revision_id,
    reading_a.extractor_version AS version_a,
    reading_a.read_at AS read_at_a,
    reading_b.extractor_version AS version_b,
    reading_b.read_at AS read_at_b
FROM reading_a
FULL JOIN reading_b ON reading_a.revision_id = reading_b.revision_id
