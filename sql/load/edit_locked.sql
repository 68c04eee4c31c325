-- One row: edits are made one after the other, so that each knows what was said before it.
SELECT PG_ADVISORY_XACT_LOCK(7306007) AS locked
