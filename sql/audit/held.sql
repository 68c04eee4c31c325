-- One row per article that a check holds back; one that a person has settled stays settled.
INSERT INTO ops.quarantine (item, check_key, run_key, detail, held_at)
SELECT
    incoming.item,
    %(check_key)s AS check_name,
    %(this_run)s AS held_in,
    incoming.detail,
    CURRENT_TIMESTAMP AS held_at
FROM JSONB_TO_RECORDSET(%(held)s::jsonb) AS incoming (item text, detail jsonb)
ORDER BY incoming.item ASC
ON CONFLICT (item, check_key) DO UPDATE SET
    run_key = excluded.run_key,
    detail = excluded.detail
WHERE quarantine.settled_at IS NULL
