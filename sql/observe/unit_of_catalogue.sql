-- One row per unit that the catalogue now measures otherwise.
UPDATE core.unit AS unit
SET dimension = incoming.dimension
FROM incoming_unit AS incoming
WHERE
    unit.unit_key = incoming.unit_key
    AND unit.dimension <> incoming.dimension
