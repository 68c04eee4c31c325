-- One row per unit that the catalogue now measures or converts otherwise.
UPDATE core.unit AS unit
SET
    dimension = incoming.dimension,
    base_unit_key = incoming.base_unit_key,
    factor = incoming.factor
FROM incoming_unit AS incoming
WHERE
    unit.unit_key = incoming.unit_key
    AND (unit.dimension, unit.base_unit_key, unit.factor)
    IS DISTINCT FROM (incoming.dimension, incoming.base_unit_key, incoming.factor)
