-- One row per name that no person gives to an entity any more, and per name of a candidate that a person has rejected.
DELETE FROM core.entity_alias AS alias
USING core.entity_alias AS held
LEFT JOIN ops.entity_said AS said ON held.alias_key = said.alias_key
WHERE
    alias.alias_key = held.alias_key
    AND (
        (held.origin = 'review' AND COALESCE(said.verdict, 'open') NOT IN ('alias', 'entity'))
        OR (held.origin = 'article' AND said.verdict = 'reject')
    )
