-- newsfigures_reader: a role that may ask and change nothing. It sees marts, and core without the articles' texts, which are their
-- publishers'. Where the user of this connection may not make roles, somebody who may does: see docs/queries.md.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_reader') THEN
        BEGIN
            CREATE ROLE newsfigures_reader NOLOGIN;
        EXCEPTION
            WHEN insufficient_privilege THEN RAISE NOTICE 'newsfigures_reader is not made: no right to make roles';
            WHEN duplicate_object OR unique_violation THEN NULL;  -- another database of this server made it meanwhile
        END;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_reader') THEN
        GRANT USAGE ON SCHEMA mart, core TO newsfigures_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA mart, core TO newsfigures_reader;
        ALTER DEFAULT PRIVILEGES IN SCHEMA mart, core GRANT SELECT ON TABLES TO newsfigures_reader;
        REVOKE SELECT ON core.article_revision FROM newsfigures_reader;
        GRANT SELECT (
            revision_id, article_id, revision_no, is_current, current_since, first_capture_id, feed_published_at, title, subtitle,
            language, authors, section, layout, published_at, published_on, modified_at, paywalled, syndicated_from, flags, text_sha256
        ) ON core.article_revision TO newsfigures_reader;
    END IF;
END
$$;
