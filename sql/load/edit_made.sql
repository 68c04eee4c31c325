-- One row: what a person has changed, from what to what.
INSERT INTO ops.edit (edit_id, made_at, made_by, claim_id, alias_key, conflict_key, item, about, before, after, note, undoes)
VALUES (
    %(edit_id)s, %(made_at)s, %(made_by)s, %(claim_id)s, %(alias_key)s, %(conflict_key)s, %(item)s, %(about)s,
    CAST(%(before)s AS jsonb), CAST(%(after)s AS jsonb), %(note)s, %(undoes)s
)
