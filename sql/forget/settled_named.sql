-- One row per word of a person on a conflict that was seen under one of these names. Edits that say so go with it.
-- noqa: disable=RF02
WITH gone AS (
    DELETE FROM ops.conflict_settled AS settled
    WHERE settled.names && %(settled_names)s::text[]
    RETURNING settled.printed_key
),

untold AS (
    DELETE FROM ops.edit AS edit
    USING gone
    WHERE gone.printed_key IN (edit.before ->> 'printed_key', edit.after ->> 'printed_key')
)

SELECT gone.printed_key
FROM gone
ORDER BY gone.printed_key ASC
