-- One row per claim that is evidence no more: superseded, corrected, or pinned to another figure by now.
DELETE FROM core.observation_claim AS evidence
WHERE
    NOT EXISTS (
        SELECT 1
        FROM core.pinned_claim AS claim
        INNER JOIN core.observation AS observation ON claim.observation_key = observation.observation_key
        LEFT JOIN core.agent AS agent ON claim.agent_kind = agent.kind AND claim.agent_key = agent.name_key
        WHERE
            claim.claim_id = evidence.claim_id
            AND claim.drop_reason IS NULL
            AND observation.observation_id = evidence.observation_id
            AND agent.agent_id IS NOT DISTINCT FROM evidence.agent_id
    )
