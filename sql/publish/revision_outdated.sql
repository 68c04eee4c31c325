-- One row per revision that is no longer what the latest capture of its article says, or whose article no page is any more.
WITH touched AS (
    SELECT article.article_id
    FROM stage.article AS article
    WHERE article.run_key = %(this_run)s
    UNION DISTINCT
    SELECT elsewhere.article_id
    FROM UNNEST(%(articles_left)s::uuid[]) AS elsewhere (article_id)
),

outdated AS (
    UPDATE core.article_revision AS revision
    SET is_current = FALSE
    FROM touched
    LEFT JOIN core.latest_revision AS latest ON touched.article_id = latest.article_id
    WHERE
        revision.article_id = touched.article_id
        AND revision.revision_id IS DISTINCT FROM latest.revision_id
        AND revision.is_current
    RETURNING
        revision.revision_id,
        revision.current_since AS current_from
)

INSERT INTO core.revision_past (revision_id, current_from, current_to)
SELECT
    outdated.revision_id,
    COALESCE(outdated.current_from, '-infinity') AS current_from,
    %(now)s AS current_to
FROM outdated
ON CONFLICT (revision_id, current_from) DO NOTHING
