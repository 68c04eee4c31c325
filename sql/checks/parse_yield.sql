-- One row per source of which the run could read less than half of the pages.
-- severity: warn
-- meaning: more than half of the pages became no article
-- remedy: Look at the drop reasons of the run; if the source has a new look, add a layout (docs/add-a-source.md).
SELECT
    capture.source_key,
    COUNT(*) AS pages,
    COUNT(reading.drop_reason) AS dropped
FROM stage.reading AS reading
INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
WHERE reading.run_key = %(this_run)s
GROUP BY capture.source_key
HAVING
    COUNT(*) >= 10
    AND COUNT(reading.drop_reason) * 2 > COUNT(*)
ORDER BY capture.source_key ASC
