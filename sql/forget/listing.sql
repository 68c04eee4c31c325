-- One row per list of the source that was read: it is to be read in full should the source ever come back.
DELETE FROM raw.listing AS listing
WHERE listing.source_key = %(source_key)s
