-- One row per lead of these urls.
DELETE FROM raw.lead AS lead
WHERE lead.url = ANY(%(urls)s)
