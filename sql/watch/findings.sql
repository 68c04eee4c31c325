-- One row per source and thing that a person should look at, judged by the day before %(now)s against the four weeks before.
-- noqa: disable=RF02
WITH lead AS (
    SELECT
        known.source_key,
        COUNT(*) FILTER (WHERE known.found_at >= %(now)s::timestamptz - '1 day'::interval) AS today,
        COUNT(*) FILTER (
            WHERE
            known.found_at < %(now)s::timestamptz - '1 day'::interval
            AND (known.found_at AT TIME ZONE 'UTC')::date IN (
                (%(now)s::timestamptz AT TIME ZONE 'UTC' - '8 days'::interval)::date,
                (%(now)s::timestamptz AT TIME ZONE 'UTC' - '15 days'::interval)::date,
                (%(now)s::timestamptz AT TIME ZONE 'UTC' - '22 days'::interval)::date,
                (%(now)s::timestamptz AT TIME ZONE 'UTC' - '29 days'::interval)::date
            )
        ) AS same_weekdays,
        MAX(known.found_at) AS last_at,
        MIN(known.found_at) AS first_at
    FROM raw.lead AS known
    WHERE known.found_at >= %(now)s::timestamptz - '30 days'::interval AND known.found_at <= %(now)s
    GROUP BY known.source_key
),

answer AS (
    SELECT
        known.source_key,
        known.at >= %(now)s::timestamptz - '1 day'::interval AS is_today,
        COUNT(*) AS attempts,
        COUNT(*) FILTER (WHERE known.outcome IN ('blocked', 'robots_denied', 'opted_out', 'paywalled')) AS refused,
        AVG(known.seconds) AS seconds
    FROM raw.fetch_log AS known
    WHERE known.at >= %(now)s::timestamptz - '29 days'::interval AND known.at <= %(now)s
    GROUP BY known.source_key, known.at >= %(now)s::timestamptz - '1 day'::interval
),

page AS (
    SELECT
        capture.source_key,
        capture.fetched_at >= %(now)s::timestamptz - '1 day'::interval AS is_today,
        COUNT(*) AS pages,
        COUNT(*) FILTER (WHERE reading.drop_reason = 'no_text' OR revision.layout = 'general') AS unfitting
    FROM raw.capture AS capture
    INNER JOIN core.reading AS reading ON capture.capture_id = reading.capture_id
    LEFT JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
    WHERE
        capture.fetched_at >= %(now)s::timestamptz - '29 days'::interval
        AND capture.fetched_at <= %(now)s
        AND capture.source_key = ANY(%(with_layouts)s::text[])
    GROUP BY capture.source_key, capture.fetched_at >= %(now)s::timestamptz - '1 day'::interval
),

fallen AS (
    SELECT
        capture.source_key,
        COUNT(*) AS pages,
        MIN(FORMAT('%%s (%%s)', capture.url, reading.drop_detail)) AS example
    FROM core.reading AS reading
    INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
    WHERE
        reading.drop_reason = 'reader_failed'
        AND reading.read_at >= %(now)s::timestamptz - '1 day'::interval
        AND reading.read_at <= %(now)s
    GROUP BY capture.source_key
),

unread AS (
    SELECT
        capture.source_key,
        COUNT(*) AS pages,
        -- a page of a WARC file was fetched by others, long before it was taken in
        MIN(GREATEST(capture.fetched_at, lead.found_at)) AS oldest_at
    FROM raw.capture AS capture
    INNER JOIN raw.lead AS lead ON capture.lead_id = lead.lead_id
    WHERE
        capture.erased_at IS NULL
        AND capture.fetched_at < %(now)s::timestamptz - '1 day'::interval
        AND lead.found_at < %(now)s::timestamptz - '1 day'::interval
        AND NOT EXISTS (
            SELECT 1
            FROM core.reading AS reading
            WHERE reading.capture_id = capture.capture_id
        )
        -- what a check holds back waits for a person
        AND NOT EXISTS (
            SELECT 1
            FROM ops.quarantine AS quarantine
            WHERE quarantine.item IN (lead.url, capture.final_url) AND quarantine.settled_at IS NULL
        )
    GROUP BY capture.source_key
),

gap AS (
    SELECT
        known.source_key,
        SUM(known.listed) AS listed,
        SUM(known.missed) AS missed,
        COUNT(*) FILTER (WHERE known.state IN ('unreachable', 'failed')) AS lost_days
    FROM ops.coverage_gap AS known
    WHERE
        NOT known.before_polling
        AND known.day >= (%(now)s::timestamptz - '8 days'::interval)::date
        AND known.day <= %(now)s::timestamptz::date
    GROUP BY known.source_key
),

finding AS (
    SELECT
        lead.source_key,
        'silent' AS finding,
        FORMAT(
            'no new address since %%s; on this day of the week it usually lists %%s',
            TO_CHAR(lead.last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), ROUND(lead.same_weekdays / 4.0, 1)
        ) AS detail
    FROM lead
    WHERE
        lead.today = 0
        AND (lead.same_weekdays >= 4 OR lead.last_at < %(now)s::timestamptz - '7 days'::interval)
    UNION ALL
    SELECT
        today.source_key,
        'blocked' AS finding,
        FORMAT('%%s of %%s requests were refused in a day', today.refused, today.attempts) AS detail
    FROM answer AS today
    WHERE today.is_today AND today.attempts >= 4 AND today.refused * 2 >= today.attempts
    UNION ALL
    SELECT
        today.source_key,
        'slow' AS finding,
        FORMAT('%%s s an answer, usually %%s', ROUND(today.seconds::numeric, 1), ROUND(usual.seconds::numeric, 1)) AS detail
    FROM answer AS today
    INNER JOIN answer AS usual ON today.source_key = usual.source_key AND NOT usual.is_today
    WHERE today.is_today AND today.attempts >= 4 AND today.seconds > 2 AND today.seconds > 3 * usual.seconds
    UNION ALL
    SELECT
        today.source_key,
        'redesigned' AS finding,
        FORMAT(
            '%%s of %%s pages fit no layout of its file, usually %%s of %%s',
            today.unfitting, today.pages, COALESCE(usual.unfitting, 0), COALESCE(usual.pages, 0)
        ) AS detail
    FROM page AS today
    LEFT JOIN page AS usual ON today.source_key = usual.source_key AND NOT usual.is_today
    WHERE
        today.is_today
        AND today.pages >= 4
        AND today.unfitting * 2 >= today.pages
        AND COALESCE(usual.unfitting, 0) * 5 < COALESCE(usual.pages, 1)
    UNION ALL
    SELECT
        gap.source_key,
        'coverage_gap' AS finding,
        FORMAT(
            'in a week polling missed %%s of %%s listed articles; %%s days were not reached', gap.missed, gap.listed, gap.lost_days
        ) AS detail
    FROM gap
    WHERE gap.lost_days > 0 OR (gap.missed >= 3 AND gap.missed * 10 > gap.listed)
    UNION ALL
    SELECT
        fallen.source_key,
        'reader_failed' AS finding,
        FORMAT('our reader failed on %%s pages in a day, such as %%s', fallen.pages, fallen.example) AS detail
    FROM fallen
    UNION ALL
    SELECT
        unread.source_key,
        'unread' AS finding,
        FORMAT(
            '%%s pages have waited more than a day to be read, the oldest since %%s',
            unread.pages, TO_CHAR(unread.oldest_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')
        ) AS detail
    FROM unread
    UNION ALL
    SELECT
        poll.source_key,
        'unlisted' AS finding,
        FORMAT('none of its %%s lists could be read when it was last polled: %%s', poll.lists_failed, poll.detail) AS detail
    FROM ops.poll AS poll
    WHERE
        poll.lists_read = 0
        AND poll.lists_failed > 0
        AND poll.polled_at >= %(now)s::timestamptz - '1 day'::interval
        AND poll.polled_at <= %(now)s
)

SELECT
    finding.source_key,
    finding.finding,
    finding.detail
FROM finding
ORDER BY finding.source_key ASC, finding.finding ASC
