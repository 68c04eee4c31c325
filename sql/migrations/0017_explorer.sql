-- newsfigures_explorer: the role in which the web pages ask. What newsfigures_reader sees, and besides the articles' texts, of which
-- the pages show what each source allows, and what has run. It changes nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_explorer') THEN
        BEGIN
            CREATE ROLE newsfigures_explorer NOLOGIN;
        EXCEPTION
            WHEN insufficient_privilege THEN RAISE NOTICE 'newsfigures_explorer is not made: no right to make roles';
            WHEN duplicate_object OR unique_violation THEN NULL;  -- another database of this server made it meanwhile
        END;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsfigures_explorer') THEN
        GRANT USAGE ON SCHEMA mart, core, raw, ops TO newsfigures_explorer;
        GRANT SELECT ON ALL TABLES IN SCHEMA mart, core TO newsfigures_explorer;
        ALTER DEFAULT PRIVILEGES IN SCHEMA mart, core GRANT SELECT ON TABLES TO newsfigures_explorer;
        GRANT SELECT ON
        raw.lead, raw.capture, raw.fetch_log, ops.run, ops.stage_report, ops.check_result, ops.quarantine, ops.source_day, ops.coverage_gap
        TO newsfigures_explorer;
    END IF;
END
$$;
