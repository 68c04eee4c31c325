-- The role stays, since other databases of the server may have it; it may see nothing here any more.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_explorer') THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA mart, core REVOKE SELECT ON TABLES FROM newsfigures_explorer;
        REVOKE ALL ON ALL TABLES IN SCHEMA mart, core, raw, ops FROM newsfigures_explorer;
        REVOKE USAGE ON SCHEMA mart, core, raw, ops FROM newsfigures_explorer;
    END IF;
END
$$;
