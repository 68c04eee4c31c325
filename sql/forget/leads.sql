-- One row per lead of these sources.
SELECT
    lead.url,
    lead.source_key
FROM raw.lead AS lead
WHERE lead.source_key = ANY(%(source_keys)s)
