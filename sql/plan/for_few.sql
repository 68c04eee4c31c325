-- One row: rows of big tables are got by index, as from memory, where a look here and there costs no more than a page in a row. The
-- server takes it for four times as dear, and would read tables whole for a few rows of each. Nor is a table's whole index gone through
-- beside a few sorted rows. What is sorted or hashed for a few thousand articles fits into memory. A count looks at 3,000 rows of each
-- table, which is enough to tell few from many, and not at 30,000.
SELECT
    SET_CONFIG('seq_page_cost', '0.3', TRUE) AS seq_page_cost,
    SET_CONFIG('random_page_cost', '0.3', TRUE) AS random_page_cost,
    SET_CONFIG('enable_mergejoin', 'off', TRUE) AS enable_mergejoin,
    SET_CONFIG('work_mem', '64MB', TRUE) AS work_mem,
    SET_CONFIG('default_statistics_target', '10', TRUE) AS default_statistics_target,
    SET_CONFIG('gin_pending_list_limit', '256MB', TRUE) AS gin_pending_list_limit
