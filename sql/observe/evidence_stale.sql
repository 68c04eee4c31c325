-- One row per claim that is evidence no more: superseded, corrected, judged wrong, or pinned to another figure by now.
DELETE FROM core.observation_claim AS evidence
USING evidence_held AS held
WHERE
    evidence.claim_id = held.claim_id
    AND NOT EXISTS (
        SELECT 1
        FROM evidence_wanted AS wanted
        WHERE
            wanted.claim_id = held.claim_id
            AND wanted.observation_id = held.observation_id
            AND wanted.agent_id IS NOT DISTINCT FROM held.agent_id
    )
