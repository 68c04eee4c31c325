-- At most one row: a file of a site that may still be believed.
SELECT
    status,
    body,
    EXTRACT(EPOCH FROM keep_until - CLOCK_TIMESTAMP())::double precision AS seconds_left
FROM ops.site_file
WHERE url = %(url)s AND keep_until > CLOCK_TIMESTAMP()
