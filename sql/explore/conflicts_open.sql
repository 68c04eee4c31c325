-- One row: how many conflicts are open, in how many entities, and how many there are at all; 1,001 stand for more than 1,000.
WITH opened AS (
    SELECT conflict.entity_key
    FROM mart.fct_conflict AS conflict
    WHERE conflict.status = 'open'
    ORDER BY conflict.status ASC
    LIMIT 1001
),

settled AS (
    SELECT conflict.conflict_id
    FROM mart.fct_conflict AS conflict
    WHERE conflict.status IN ('settled_a', 'settled_b', 'both_right', 'dismissed')
    ORDER BY conflict.status ASC
    LIMIT 1001
)

SELECT
    (SELECT COUNT(*) FROM opened) AS open,
    (SELECT COUNT(DISTINCT opened.entity_key) FROM opened) AS entities,
    (SELECT COUNT(*) FROM settled) AS settled
