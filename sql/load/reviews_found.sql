-- One row per name that a person has reviewed, with the last word on it and whether the catalogue has the name by now.
-- noqa: disable=RF02
SELECT
    said.alias_key,
    said.printed,
    said.verdict,
    said.entity_key,
    said.entity_kind,
    said.entity_name,
    said.languages,
    said.reviewed_by,
    said.reviewed_at,
    said.note,
    COALESCE(alias.origin = 'catalogue', FALSE) AS in_catalogue
FROM ops.entity_said AS said
LEFT JOIN core.entity_alias AS alias ON said.alias_key = alias.alias_key
WHERE
    said.verdict <> 'open'
    AND (%(alias_key)s::text IS NULL OR said.alias_key = %(alias_key)s)
ORDER BY said.entity_key COLLATE "C" ASC NULLS LAST, said.alias_key COLLATE "C" ASC
