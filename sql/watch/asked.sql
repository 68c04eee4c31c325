-- One row: whether a source was ever asked for its lists, or a page of it taken in.
SELECT EXISTS (SELECT 1 FROM raw.lead) OR EXISTS (SELECT 1 FROM ops.poll) AS is_any
