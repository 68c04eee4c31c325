-- One row per word of a person on a name of these.
DELETE FROM ops.entity_review AS review
WHERE review.alias_key = ANY(%(names)s)
