-- One row per item held back of these urls.
DELETE FROM ops.quarantine AS quarantine
WHERE quarantine.item = ANY(%(urls)s)
