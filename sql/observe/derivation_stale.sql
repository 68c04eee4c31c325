-- One row per derived figure that does not follow any more from figures that have changed, or is another one.
DELETE FROM core.derivation AS derivation
USING changed_derivation AS changed
WHERE
    derivation.derivation_id = changed.derivation_id
    AND NOT EXISTS (
        SELECT 1
        FROM derivation_wanted AS wanted
        WHERE
            wanted.derivation_key = derivation.derivation_key
            AND (wanted.input_a, wanted.value, wanted.value_range) = (derivation.input_a, derivation.value, derivation.value_range)
    )
