-- One row per revision that became known: staged texts that the article never had, numbered in the order of their captures.
-- The only text of an article is current from the start; which of several is, is known only behind their readings.
WITH staged AS (
    SELECT DISTINCT ON (article.revision_id)
        article.*,
        reading.fetched_at,
        lead.feed_published_at
    FROM stage.article AS article
    INNER JOIN stage.reading AS reading
        ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
    INNER JOIN raw.lead AS lead ON article.url = lead.url
    WHERE
        article.run_key = %(this_run)s
        AND NOT EXISTS (
            SELECT 1
            FROM core.article_revision AS known
            WHERE known.revision_id = article.revision_id
        )
    ORDER BY article.revision_id ASC, reading.fetched_at ASC, article.capture_id ASC
),

highest AS (
    SELECT
        known.article_id,
        MAX(known.revision_no) AS revision_no
    FROM core.article_revision AS known
    INNER JOIN staged ON known.article_id = staged.article_id
    GROUP BY known.article_id
),

numbered AS (
    SELECT
        staged.*,
        COALESCE(highest.revision_no, 0) + ROW_NUMBER() OVER (
            PARTITION BY staged.article_id
            ORDER BY staged.fetched_at ASC, staged.revision_id ASC
        ) AS revision_no,
        highest.revision_no IS NULL AND COUNT(*) OVER (PARTITION BY staged.article_id) = 1 AS is_only
    FROM staged
    LEFT JOIN highest ON staged.article_id = highest.article_id
),

added AS (
    INSERT INTO core.article_revision (
        revision_id,
        article_id,
        revision_no,
        is_current,
        current_since,
        first_capture_id,
        feed_published_at,
        title,
        subtitle,
        language,
        authors,
        section,
        layout,
        published_at,
        published_on,
        modified_at,
        paywalled,
        syndicated_from,
        flags,
        text,
        text_sha256,
        blocks,
        dropped
    )
    SELECT
        numbered.revision_id,
        numbered.article_id,
        numbered.revision_no,
        numbered.is_only AS is_current,
        CASE WHEN numbered.is_only THEN %(now)s::timestamptz END AS current_since,
        numbered.capture_id,
        numbered.feed_published_at,
        numbered.title,
        numbered.subtitle,
        numbered.language,
        numbered.authors,
        numbered.section,
        numbered.layout,
        numbered.published_at,
        numbered.published_on,
        numbered.modified_at,
        numbered.paywalled,
        numbered.syndicated_from,
        numbered.flags,
        numbered.text,
        numbered.text_sha256,
        numbered.blocks,
        numbered.dropped
    FROM numbered
    ORDER BY numbered.revision_id ASC
    ON CONFLICT (revision_id) DO NOTHING
    RETURNING revision_id
)

SELECT
    added.revision_id,
    COUNT(*) AS row_count
FROM added
GROUP BY added.revision_id
