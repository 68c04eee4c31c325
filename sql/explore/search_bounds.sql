-- One row: how long the statements that follow in this transaction may each take. The planner takes facets for independent, and reads
-- a whole table for two that seldom meet: what asks by an index says so. To start other processes takes longer than a page of rows.
SELECT
    SET_CONFIG('statement_timeout', %(most)s, TRUE) AS most,
    SET_CONFIG('enable_seqscan', 'off', TRUE) AS seqscan,
    SET_CONFIG('max_parallel_workers_per_gather', '0', TRUE) AS workers
