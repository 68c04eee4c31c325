-- One row per entity that claims are about or the catalogue knows.
-- key: entity_key
-- column entity_key: Key in the catalogue, or candidate/ and the printed name.
-- column name: Name to print.
-- column kind: service, company, ...; unknown for a candidate.
-- column status: known: in the catalogue; candidate: learnt from an article.
-- column aliases: Printed names that mean it, in the form in which names are compared.
-- column observations: Figures held of it.
WITH alias AS (
    SELECT
        found.entity_id,
        ARRAY_AGG(found.alias_key ORDER BY found.alias_key) AS aliases
    FROM core.entity_alias AS found
    GROUP BY found.entity_id
),

figure AS (
    SELECT
        series.entity_id,
        COUNT(*) AS observations
    FROM core.series AS series
    INNER JOIN core.observation AS observation ON series.series_id = observation.series_id
    GROUP BY series.entity_id
)

SELECT
    entity.entity_key,
    entity.name,
    entity.kind,
    entity.status,
    alias.aliases,
    COALESCE(figure.observations, 0) AS observations
FROM core.entity AS entity
INNER JOIN alias ON entity.entity_id = alias.entity_id
LEFT JOIN figure ON entity.entity_id = figure.entity_id
