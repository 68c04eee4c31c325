-- One row per revision that is no longer what the latest capture of its article says.
WITH touched AS (
    SELECT DISTINCT article.article_id
    FROM stage.article AS article
    WHERE article.run_key = %(this_run)s
),

outdated AS (
    UPDATE core.article_revision AS revision
    SET is_current = FALSE
    FROM touched
    INNER JOIN core.latest_revision AS latest ON touched.article_id = latest.article_id
    WHERE
        revision.article_id = latest.article_id
        AND revision.revision_id <> latest.revision_id
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
