-- One row per entity that persons give a name to which the catalogue does not have, if the catalogue does not have the entity either:
-- as the person described it who made it, else as it was when the last of these names was given to it.
SELECT DISTINCT ON (said.entity_key)
    said.entity_key,
    COALESCE(made.entity_kind, said.entity_kind) AS entity_kind,
    COALESCE(made.entity_name, said.entity_name) AS entity_name
FROM ops.entity_said AS said
LEFT JOIN ops.entity_made AS made ON said.entity_key = made.entity_key
LEFT JOIN core.entity_alias AS named ON said.alias_key = named.alias_key AND named.origin = 'catalogue'
WHERE
    said.verdict IN ('alias', 'entity')
    AND named.alias_key IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.entity AS entity
        INNER JOIN core.entity_alias AS alias ON entity.entity_id = alias.entity_id
        WHERE
            entity.entity_key = said.entity_key
            AND alias.origin = 'catalogue'
    )
ORDER BY said.entity_key ASC, said.reviewed_at DESC, said.alias_key ASC
