-- Counts for the planner: of a table just made it knows nothing.
ANALYZE pinned
