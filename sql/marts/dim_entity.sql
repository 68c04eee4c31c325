-- One row per entity that claims are about or that is known.
-- key: entity_key
-- as: view
-- after: series_latest
-- column entity_id: Id of the entity.
-- column entity_key: Key in the catalogue, or given by a person; candidate/ and the printed name for one that nobody has confirmed.
-- column name: Name to print.
-- column kind: service, company, ...; unknown for a candidate.
-- column status: known: in the catalogue, or accepted by a person; candidate: learnt from an article.
-- column aliases: Printed names that mean it, in the form in which names are compared.
-- column observations: Figures of it in series.
SELECT
    entity.entity_id,
    entity.entity_key,
    entity.name,
    entity.kind,
    entity.status,
    ARRAY(
        SELECT alias.alias_key
        FROM core.entity_alias AS alias
        WHERE alias.entity_id = entity.entity_id
        ORDER BY alias.alias_key ASC
    ) AS aliases,
    (
        SELECT COALESCE(SUM(series.observations), 0)::bigint
        FROM mart.series_latest AS series
        WHERE series.entity_key = entity.entity_key
    ) AS observations
FROM core.entity AS entity
