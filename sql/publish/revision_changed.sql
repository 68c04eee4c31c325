-- One row per known revision whose text stayed while what surrounds it is read otherwise, as by a better parser.
-- A date once read is not lost because a later page leaves it out, nor is its day for that of a feed.
-- A text that was kept as long as its source allows, and what was printed beside it, do not come back when its page is fetched again.
WITH staged AS (
    SELECT DISTINCT ON (article.revision_id)
        article.*,
        lead.feed_published_at
    FROM stage.article AS article
    INNER JOIN stage.reading AS reading
        ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
    INNER JOIN raw.lead AS lead ON article.url = lead.url
    WHERE article.run_key = %(this_run)s
    ORDER BY article.revision_id ASC, reading.fetched_at DESC, article.capture_id ASC
),

wanted AS (
    SELECT
        known.revision_id,
        staged.title,
        staged.subtitle,
        staged.language,
        staged.authors,
        staged.section,
        staged.layout,
        COALESCE(staged.published_at, known.published_at) AS published_at,
        CASE
            WHEN staged.published_at IS NULL AND known.published_at IS NOT NULL THEN known.published_on
            ELSE COALESCE(staged.published_on, known.published_on)
        END AS published_on,
        COALESCE(staged.modified_at, known.modified_at) AS modified_at,
        staged.paywalled,
        staged.syndicated_from,
        staged.flags,
        staged.blocks,
        staged.dropped,
        COALESCE(known.feed_published_at, staged.feed_published_at) AS feed_published_at
    FROM core.article_revision AS known
    INNER JOIN staged ON known.revision_id = staged.revision_id
),

changed AS (
    UPDATE core.article_revision AS known
    SET
        title = wanted.title,
        subtitle = wanted.subtitle,
        language = wanted.language,
        authors = wanted.authors,
        section = wanted.section,
        layout = wanted.layout,
        published_at = wanted.published_at,
        published_on = wanted.published_on,
        modified_at = wanted.modified_at,
        paywalled = wanted.paywalled,
        syndicated_from = wanted.syndicated_from,
        flags = wanted.flags,
        blocks = wanted.blocks,
        dropped = wanted.dropped,
        feed_published_at = wanted.feed_published_at
    FROM wanted
    WHERE
        known.revision_id = wanted.revision_id
        AND 'text_expired' <> ALL(known.flags)
        AND (
            known.title,
            known.subtitle,
            known.language,
            known.authors,
            known.section,
            known.layout,
            known.published_at,
            known.published_on,
            known.modified_at,
            known.paywalled,
            known.syndicated_from,
            known.flags,
            known.blocks,
            known.dropped,
            known.feed_published_at
        ) IS DISTINCT FROM (
            wanted.title,
            wanted.subtitle,
            wanted.language,
            wanted.authors,
            wanted.section,
            wanted.layout,
            wanted.published_at,
            wanted.published_on,
            wanted.modified_at,
            wanted.paywalled,
            wanted.syndicated_from,
            wanted.flags,
            wanted.blocks,
            wanted.dropped,
            wanted.feed_published_at
        )
    RETURNING known.revision_id
)

SELECT
    changed.revision_id,
    COUNT(*) AS row_count
FROM changed
GROUP BY changed.revision_id
