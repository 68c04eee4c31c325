-- One row: rows of big tables are got by index, as from memory or a disk that does not turn; the server takes a look here and there
-- for four times as dear as it is, and would read tables whole for a few rows of each.
SELECT SET_CONFIG('random_page_cost', '1.1', TRUE) AS random_page_cost
