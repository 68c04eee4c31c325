-- One row: what a person says of a printed name.
INSERT INTO ops.entity_review (
    alias_key, reviewed_at, verdict, printed, languages, entity_key, entity_kind, entity_name, reviewed_by, note
)
VALUES (
    %(alias_key)s, %(reviewed_at)s, %(verdict)s, %(printed)s, %(languages)s, %(entity_key)s, %(entity_kind)s, %(entity_name)s,
    %(reviewed_by)s, %(note)s
)
