-- One row if what a polling run has brought of its source is old.
-- severity: warn
-- meaning: the newest article that the run has read is more than a week older than the run
-- remedy: Look whether the feed of the source still moves; mend its address, or its dates.
SELECT
    run.source_key,
    MAX(article.published_at) AS newest,
    run.begun_at
FROM ops.run AS run
INNER JOIN stage.article AS article ON run.run_key = article.run_key AND run.source_key = article.source_key
WHERE
    run.run_key = %(this_run)s
    AND run.dag_id ~ '(^|_)ingest(_|$)'
GROUP BY run.source_key, run.begun_at
HAVING MAX(article.published_at) < run.begun_at - INTERVAL '7 days'
