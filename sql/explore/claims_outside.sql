-- One row per claim of these that is evidence for nothing, and why.
-- noqa: disable=RF02
SELECT
    pinned.claim_id,
    pinned.drop_reason
FROM core.pinned_claim AS pinned
WHERE pinned.claim_id = ANY(%(claim_ids)s::uuid[]) AND pinned.drop_reason IS NOT NULL
