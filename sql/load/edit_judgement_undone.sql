-- One row: the judgement that an edit made goes, so that the word before it holds again; its article is looked at anew.
WITH gone AS (
    DELETE FROM ops.judgement AS judgement
    WHERE
        judgement.claim_id = %(claim_id)s
        AND judgement.judged_at = %(made_at)s
    RETURNING judgement.revision_id
)

INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT
    'article' AS item_kind,
    revision.article_id AS item_id
FROM gone
INNER JOIN core.article_revision AS revision ON gone.revision_id = revision.revision_id
