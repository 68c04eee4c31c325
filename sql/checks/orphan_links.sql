-- One row per staged article that no lead or no page of ours stands behind.
-- severity: error
-- meaning: an article whose address was never a lead, or whose reading is of another address
-- remedy: Stage what captures gave; a source that rewrites addresses does so before the lead is kept.
SELECT
    article.url,
    reading.url AS read_from
FROM stage.article AS article
INNER JOIN stage.reading AS reading
    ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
LEFT JOIN raw.lead AS lead ON article.url = lead.url
WHERE
    article.run_key = %(this_run)s
    AND (lead.lead_id IS NULL OR reading.url <> article.url)
ORDER BY article.url ASC
