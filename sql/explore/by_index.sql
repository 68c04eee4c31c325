-- The planner takes facets for independent, and reads a whole table for two that seldom meet: what asks by an index says so.
SET LOCAL enable_seqscan = off
