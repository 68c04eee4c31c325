-- Whoever counts and enters requests to language models does so alone until its transaction ends.
SELECT PG_ADVISORY_XACT_LOCK(%(lock)s)
