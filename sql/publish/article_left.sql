-- One row per article that a page of the run was before, at its address, and that the run does not stage.
SELECT DISTINCT known.article_id
FROM stage.reading AS staged
INNER JOIN raw.capture AS capture ON staged.capture_id = capture.capture_id
INNER JOIN raw.capture AS sibling ON capture.lead_id = sibling.lead_id
INNER JOIN core.reading AS reading ON sibling.capture_id = reading.capture_id
INNER JOIN core.article_revision AS known ON reading.revision_id = known.revision_id
WHERE
    staged.run_key = %(this_run)s
    AND NOT EXISTS (
        SELECT 1
        FROM stage.article AS article
        WHERE
            article.run_key = %(this_run)s
            AND article.article_id = known.article_id
    )
ORDER BY known.article_id ASC
