-- One row per article that a page of the run, or one to which its server went back, was before or is, at its address, and that the run
-- does not stage.
WITH page AS (
    SELECT staged.capture_id
    FROM stage.reading AS staged
    WHERE staged.run_key = %(this_run)s
    UNION DISTINCT
    SELECT back.capture_id
    FROM UNNEST(%(returned)s::uuid[]) AS back (capture_id)
)

SELECT DISTINCT known.article_id
FROM page
INNER JOIN raw.capture AS capture ON page.capture_id = capture.capture_id
INNER JOIN raw.capture AS sibling ON capture.lead_id = sibling.lead_id
INNER JOIN core.reading AS reading ON sibling.capture_id = reading.capture_id
INNER JOIN core.article_revision AS known ON reading.revision_id = known.revision_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM stage.article AS article
        WHERE
            article.run_key = %(this_run)s
            AND article.article_id = known.article_id
    )
ORDER BY known.article_id ASC
