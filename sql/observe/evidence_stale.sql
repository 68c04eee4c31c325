-- One row per claim that is evidence no more, or evidence of another kind: superseded, corrected, pinned to another figure,
-- with another origin.
DELETE FROM core.observation_claim AS evidence
USING changed_observation AS changed
WHERE
    evidence.observation_id = changed.observation_id
    AND NOT changed.is_new
    AND NOT EXISTS (
        SELECT 1
        FROM evidence_role AS wanted
        WHERE
            wanted.claim_id = evidence.claim_id
            AND ROW(wanted.*) IS NOT DISTINCT FROM ROW(evidence.*)
    )
