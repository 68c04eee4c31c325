-- One row: no publish runs until this transaction ends (the lock of pipeline/publish).
SELECT PG_ADVISORY_XACT_LOCK(7306004) AS held
