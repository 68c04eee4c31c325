-- One row: the names that the catalogue no longer has are let go of, and what is printed with them is looked at again.
WITH gone AS (
    DELETE FROM core.entity_alias AS alias
    WHERE
        alias.origin = 'catalogue'
        AND NOT EXISTS (
            SELECT 1
            FROM incoming_entity_alias AS incoming
            WHERE incoming.alias_key = alias.alias_key
        )
    RETURNING alias.alias_key
)

SELECT ops.QUEUE_NAMES(ARRAY(SELECT gone.alias_key FROM gone)) AS queued
