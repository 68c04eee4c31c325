-- One row: how many conflicts are open, and how many series there are; 1,001 stands for more than 1,000.
WITH opened AS (
    SELECT conflict.conflict_id
    FROM mart.fct_conflict AS conflict
    WHERE conflict.status = 'open'
    ORDER BY conflict.status ASC
    LIMIT 1001
)

SELECT
    (SELECT COUNT(*) FROM opened) AS conflicts,
    (SELECT COUNT(*) FROM mart.series_latest) AS series
