-- One row per unit that the catalogue does not list and no series is measured in any more. Series are asked for each such unit by itself:
-- there is seldom one, and to hold units against series the server would read all series.
-- noqa: disable=AM09
DELETE FROM core.unit AS unit
USING changed_series AS changed
WHERE
    unit.unit_key = changed.unit_key
    AND unit.unit_key <> ALL(%(listed)s)
    AND (
        SELECT COUNT(*)
        FROM (
            SELECT 1 AS held
            FROM core.series AS series
            WHERE series.unit_key = unit.unit_key
            LIMIT 1
        ) AS found
    ) = 0
