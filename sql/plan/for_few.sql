-- One row: rows of big tables are got by index, as from memory or a disk that does not turn; the server takes a look here and there
-- for four times as dear as it is, and would read tables whole for a few rows of each. What is sorted or hashed for a few thousand
-- articles fits into memory.
SELECT
    SET_CONFIG('random_page_cost', '1.1', TRUE) AS random_page_cost,
    SET_CONFIG('work_mem', '32MB', TRUE) AS work_mem
