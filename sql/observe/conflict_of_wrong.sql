-- One row per conflict that a figure would open which a person has found wrong in another: nobody has to be asked again. The conflict in which
-- that was said stays.
DELETE FROM conflict_wanted AS wanted
USING figure
WHERE
    figure.is_deprecated
    AND figure.observation_id IN (wanted.observation_a, wanted.observation_b, wanted.observation_c)
    AND NOT EXISTS (
        SELECT 1
        FROM ops.conflict_settled AS settled
        WHERE settled.conflict_key = wanted.conflict_key
    )
