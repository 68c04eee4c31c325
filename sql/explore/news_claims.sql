-- One row per claim of these that somebody who follows them has not seen, the latest first: when its figure was first captured in its
-- article, or, where the paper has changed it, when the changed one was, in whichever of its texts. A claim that is only read anew is not
-- new, and one that a person mends or finds wrong changes nothing: texts are compared by what was read of them. nth tells claims of one
-- article apart that print the same.
-- noqa: disable=RF02
WITH told AS (
    SELECT
        claim.claim_id,
        numbered.nth,
        change.surface_before,
        change.sentence_before,
        change.previous_claim_id,
        COALESCE(
            change.changed_at,
            (
                SELECT MIN(earliest.fetched_at)
                FROM core.article_revision AS earlier
                INNER JOIN core.claim AS same ON earlier.revision_id = same.revision_id
                INNER JOIN raw.capture AS earliest ON earlier.first_capture_id = earliest.capture_id
                WHERE
                    earlier.article_id = claim.article_id
                    AND same.surface = printed.surface
                    AND same.unit = printed.unit
            ),
            capture.fetched_at
        ) AS happened_at
    FROM mart.fct_claim AS claim
    INNER JOIN core.claim AS printed ON claim.claim_id = printed.claim_id
    INNER JOIN core.article_revision AS revision ON claim.article_id = revision.article_id AND revision.is_current
    INNER JOIN raw.capture AS capture ON revision.first_capture_id = capture.capture_id
    CROSS JOIN
        LATERAL (
            SELECT COUNT(*) AS nth
            FROM core.claim AS other
            WHERE
                other.revision_id = printed.revision_id
                AND other.is_current
                AND other.surface = printed.surface
                AND other.span_start < printed.span_start
        ) AS numbered
    LEFT JOIN LATERAL (
        SELECT
            step.surface_before,
            step.sentence_before,
            step.previous_claim_id,
            step.changed_at
        FROM mart.claim_change AS step
        INNER JOIN core.claim AS changed ON step.claim_id = changed.claim_id
        WHERE
            step.article_id = claim.article_id
            AND step.surface = printed.surface
            AND step.unit = printed.unit
            AND (
                SELECT COUNT(*)
                FROM core.claim AS other
                WHERE
                    other.revision_id = changed.revision_id
                    AND other.is_current
                    AND other.surface = changed.surface
                    AND other.span_start < changed.span_start
            ) = numbered.nth
            AND NOT EXISTS (
                SELECT 1
                FROM mart.claim_change AS later
                WHERE
                    later.article_id = step.article_id
                    AND later.surface_before = step.surface
                    AND later.unit_before = step.unit
                    AND later.changed_at > step.changed_at
            )
        ORDER BY step.changed_at DESC, step.claim_id ASC
        LIMIT 1
    ) AS change ON TRUE
    WHERE claim.claim_id = ANY(%(claim_ids)s::uuid[])
),

latest AS (
    SELECT told.*
    FROM told
    WHERE %(since)s::timestamptz IS NULL OR told.happened_at > %(since)s
    ORDER BY told.happened_at DESC, told.claim_id DESC
    LIMIT %(max_rows)s
)

SELECT
    latest.claim_id,
    latest.happened_at,
    latest.surface_before,
    latest.sentence_before,
    latest.previous_claim_id IS NOT NULL AS is_correction,
    latest.nth
FROM latest
ORDER BY latest.happened_at DESC, latest.claim_id DESC
