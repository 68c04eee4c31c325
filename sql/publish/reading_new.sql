-- One row: how many captures the run was the first to read by these versions, into an article or a drop; they are not
-- read again. A reading that is known is entered anew when it came out otherwise, also by the claims of its text, or when
-- another version read the capture or its text in between: so no reading by its version is later than the latest read_at,
-- by which sql/compare tells the claims of that reading from those that it has given up. Bytes that cannot be had say nothing of
-- a page: what was read of it before stands.
WITH entered AS (
    INSERT INTO core.reading AS known (
        capture_id, parser_version, extractor_version, revision_id, drop_reason, drop_detail, claims_skipped, numbers_unread,
        read_at
    )
    SELECT
        reading.capture_id,
        reading.parser_version,
        reading.extractor_version,
        article.revision_id,
        reading.drop_reason,
        reading.drop_detail,
        reading.claims_skipped,
        reading.numbers_unread,
        %(now)s AS read_at
    FROM stage.reading AS reading
    LEFT JOIN stage.article AS article
        ON reading.run_key = article.run_key AND reading.capture_id = article.capture_id
    WHERE reading.run_key = %(this_run)s
    ORDER BY reading.capture_id ASC
    ON CONFLICT (capture_id, parser_version, extractor_version) DO UPDATE
        SET
            revision_id = excluded.revision_id,
            drop_reason = excluded.drop_reason,
            drop_detail = excluded.drop_detail,
            claims_skipped = excluded.claims_skipped,
            numbers_unread = excluded.numbers_unread,
            read_at = excluded.read_at
        WHERE
        excluded.drop_reason IS DISTINCT FROM 'unreadable'
        AND (
            (known.revision_id, known.drop_reason, known.claims_skipped, known.numbers_unread)
            IS DISTINCT FROM (excluded.revision_id, excluded.drop_reason, excluded.claims_skipped, excluded.numbers_unread)
            OR EXISTS (
                SELECT 1
                FROM core.reading AS later
                WHERE
                    later.capture_id = known.capture_id -- noqa: RF01
                    AND later.read_at > known.read_at -- noqa: RF01
            )
            OR EXISTS (
                SELECT 1
                FROM core.reading AS later
                WHERE
                    later.revision_id = excluded.revision_id -- noqa: RF01
                    AND later.extractor_version <> known.extractor_version -- noqa: RF01
                    AND later.claims_skipped IS NULL
                    AND later.read_at > known.read_at -- noqa: RF01
            )
            OR EXISTS (
                SELECT 1
                FROM core.claim AS claim
                WHERE
                    claim.revision_id = excluded.revision_id -- noqa: RF01
                    AND %(now)s IN (claim.made_at, claim.current_since, claim.superseded_at)
            )
        )
    RETURNING known.xmax = 0 AS is_new
)

SELECT COUNT(*) FILTER (WHERE entered.is_new) AS row_count
FROM entered
