-- One row: what a person says of a claim now.
INSERT INTO ops.judgement (
    claim_id, judged_at, revision_id, span_start, span_end, verdict, said, fix, judged_by, note
)
SELECT
    claim.claim_id,
    %(now)s AS judged_at,
    claim.revision_id,
    claim.span_start,
    claim.span_end,
    %(verdict)s AS verdict_given,
    core.CLAIM_SAID(claim) AS said,
    CAST(%(fix)s AS jsonb) AS mended,
    %(judged_by)s AS judge,
    %(note)s AS remark
FROM core.claim AS claim
WHERE claim.claim_id = %(claim_id)s
