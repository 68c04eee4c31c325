-- One row per entity that has a name, in any language, which begins so: those with most figures first. Of very many names that begin so
-- the first ones of the alphabet are looked at. Names are compared as they are kept in core.entity_alias.
-- noqa: disable=RF02,LT02
WITH named AS (
    SELECT
        alias.alias_key,
        alias.entity_id
    FROM core.entity_alias AS alias
    WHERE STARTS_WITH(alias.alias_key, %(begins)s)
    ORDER BY alias.alias_key ASC
    LIMIT %(looked_at)s
),

meant AS (
    SELECT
        named.entity_id,
        MIN(named.alias_key) AS alias_key
    FROM named
    GROUP BY named.entity_id
)

SELECT
    entity.entity_key,
    entity.name,
    entity.kind,
    entity.status,
    meant.alias_key,
    held.figures,
    held.series
FROM meant
INNER JOIN core.entity AS entity ON meant.entity_id = entity.entity_id
CROSS JOIN LATERAL (
    SELECT
        COALESCE(SUM(series.observations), 0)::bigint AS figures,
        COUNT(*) AS series
    FROM mart.series_latest AS series
    WHERE series.entity_key = entity.entity_key
) AS held
ORDER BY held.figures DESC, entity.name ASC, entity.entity_key ASC
LIMIT %(max_rows)s
