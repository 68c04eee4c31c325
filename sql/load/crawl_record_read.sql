-- One row: the record as it was read, or read once more.
INSERT INTO ops.crawl_record (source_key, file, record_offset, digest, capture_id, reason, run_key, asked_at)
VALUES (
    %(source_key)s, %(file)s, %(record_offset)s, %(digest)s, %(capture_id)s, %(reason)s, %(this_run)s, %(now)s
)
ON CONFLICT (source_key, file, record_offset) DO UPDATE
    SET
        digest = excluded.digest,
        capture_id = excluded.capture_id,
        reason = excluded.reason,
        run_key = excluded.run_key,
        asked_at = excluded.asked_at
