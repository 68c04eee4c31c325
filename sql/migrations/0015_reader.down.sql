-- The role stays, since other databases of the server may have it; it may see nothing here any more.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_reader') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA mart, core REVOKE SELECT ON TABLES FROM newsfigures_reader;
        REVOKE ALL ON ALL TABLES IN SCHEMA mart, core FROM newsfigures_reader;
        REVOKE SELECT (
            revision_id, article_id, revision_no, is_current, current_since, first_capture_id, feed_published_at, title, subtitle,
            language, authors, section, layout, published_at, published_on, modified_at, paywalled, syndicated_from, flags, text_sha256
        ) ON core.article_revision FROM newsfigures_reader;
        REVOKE USAGE ON SCHEMA mart, core FROM newsfigures_reader;
    END IF;
END
$$;
