-- One row per unit that the catalogue does not list and no series is measured in any more.
DELETE FROM core.unit AS unit
USING changed_series AS changed
WHERE
    unit.unit_key = changed.unit_key
    AND unit.unit_key <> ALL(%(listed)s)
    AND NOT EXISTS (
        SELECT 1
        FROM core.series AS series
        WHERE series.unit_key = unit.unit_key
    )
