-- One row per claim: what was read of it, the last word of a person on its number, and the edit that said it. `is_of_this`: the word
-- was said of a reading that says the same.
-- noqa: disable=RF02
SELECT
    claim.claim_id,
    claim.surface,
    claim.value,
    claim.value_high,
    claim.unit,
    claim.kind,
    claim.entity,
    claim.metric_id,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    -- what a person said
    judged.verdict,
    judged.fix,
    judged.judged_by,
    judged.judged_at,
    judged.note,
    judged.said = core.CLAIM_SAID(claim) AS is_of_this,
    edit.edit_id
FROM core.claim AS claim
LEFT JOIN LATERAL (
    SELECT judgement.*
    FROM ops.judgement AS judgement
    WHERE
        judgement.revision_id = claim.revision_id
        AND judgement.span_start = claim.span_start
        AND judgement.span_end = claim.span_end
    ORDER BY judgement.judged_at DESC
    LIMIT 1
) AS judged ON TRUE
LEFT JOIN ops.edit AS edit
    ON judged.claim_id = edit.claim_id AND judged.judged_at = edit.made_at AND edit.undoes IS NULL
WHERE claim.claim_id = ANY(%(claim_ids)s::uuid[])
