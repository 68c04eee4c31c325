-- One row per bad article of the run.
-- severity: warn
-- meaning: neither the page nor the feed says when the article was published, so relative times cannot be read
-- remedy: Give the layout of the source a published_at that matches.
SELECT article.url
FROM stage.article AS article
LEFT JOIN raw.lead AS lead ON article.url = lead.url
WHERE
    article.run_key = %(this_run)s
    AND article.published_at IS NULL
    AND article.published_on IS NULL
    AND lead.feed_published_at IS NULL
ORDER BY article.url ASC
