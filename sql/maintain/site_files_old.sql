-- One row per kept robots.txt or tdmrep.json that nobody has asked for again.
DELETE FROM ops.site_file AS kept
WHERE kept.keep_until < %(before)s
