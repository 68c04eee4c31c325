-- One row per derived figure of these subjects that does not follow any more, or is another one.
DELETE FROM core.derivation AS derivation
USING changed_subject AS changed
WHERE
    derivation.entity_id = changed.entity_id
    AND derivation.metric_key = changed.metric_key
    AND NOT EXISTS (
        SELECT 1
        FROM derivation_wanted AS wanted
        WHERE
            wanted.derivation_key = derivation.derivation_key
            AND (wanted.input_a, wanted.value, wanted.value_range) = (derivation.input_a, derivation.value, derivation.value_range)
    )
