-- One row per claim that is evidence for a figure: who is behind it, and whether it says something new.
-- key: claim_id
-- as: view
-- column claim_id: Id of the claim, in fct_claim.
-- column observation_id: Id of the figure, in fct_observation or fct_unsure.
-- column role: origin: the first of all that have it from one origin; syndicated: in a copied article; repeat: any other.
-- column origin_key: Who is behind it: agent:, entity: or source: and a key.
SELECT
    evidence.claim_id,
    evidence.observation_id,
    evidence.role,
    evidence.origin_key
FROM core.observation_claim AS evidence
