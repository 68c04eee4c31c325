-- One row: whether anything was ever published into this warehouse.
SELECT TO_REGCLASS('mart.fct_claim') IS NOT NULL AS made
