-- One row per source that was ever asked for something: how fresh, how much, how it answers. Sources of captures are gone through one by
-- one, by the index in which the last capture of each is its last entry.
-- noqa: disable=RF02
WITH RECURSIVE capturing AS (
    SELECT MIN(known.source_key) AS source_key
    FROM raw.capture AS known
    UNION ALL
    SELECT
        (
            SELECT MIN(known.source_key)
            FROM raw.capture AS known
            WHERE known.source_key > capturing.source_key
        ) AS source_key
    FROM capturing
    WHERE capturing.source_key IS NOT NULL
),

lead AS (
    SELECT
        known.source_key,
        MAX(known.found_at) AS last_lead_at,
        COUNT(*) FILTER (WHERE known.state = 'pending') AS waiting
    FROM raw.lead AS known
    GROUP BY known.source_key
),

attempt AS (
    SELECT
        known.source_key,
        COUNT(*) AS attempts,
        COUNT(*) FILTER (WHERE known.outcome IN ('ok', 'not_modified')) AS fine,
        AVG(known.seconds) AS seconds
    FROM raw.fetch_log AS known
    WHERE
        known.at >= CURRENT_TIMESTAMP - '7 days'::interval
        -- a page that nobody asked the host for, such as one that its robots.txt forbids, was not answered badly
        AND known.requests > 0
        AND known.outcome NOT IN ('robots_denied', 'opted_out')
    GROUP BY known.source_key
),

captured AS (
    SELECT
        capturing.source_key,
        (
            SELECT MAX(known.fetched_at)
            FROM raw.capture AS known
            WHERE known.source_key = capturing.source_key
        ) AS last_capture_at
    FROM capturing
    WHERE capturing.source_key IS NOT NULL
),

volume AS (
    SELECT
        known.source_key,
        SUM(known.articles) AS articles,
        SUM(known.claims) AS claims,
        MAX(known.published_on) FILTER (WHERE known.published_on > '0001-01-01'::date) AS last_published_on
    FROM mart.claims_by_source_day AS known
    GROUP BY known.source_key
),

gap AS (
    SELECT
        known.source_key,
        SUM(known.missed) AS missed,
        COUNT(*) FILTER (WHERE known.state IN ('unreachable', 'failed')) AS days_not_reached
    FROM ops.coverage_gap AS known
    WHERE NOT known.before_polling
    GROUP BY known.source_key
),

held_back AS (
    SELECT
        run.source_key,
        COUNT(DISTINCT held.item) AS articles
    FROM ops.quarantine AS held
    INNER JOIN ops.run AS run ON held.run_key = run.run_key
    WHERE held.settled_at IS NULL
    GROUP BY run.source_key
),

ran AS (
    SELECT
        run.source_key,
        (ARRAY_AGG(run.dag_id ORDER BY run.begun_at DESC))[1] AS last_dag_id,
        (ARRAY_AGG(run.run_id ORDER BY run.begun_at DESC))[1] AS last_run_id,
        MAX(run.begun_at) AS last_run_at
    FROM ops.run AS run
    WHERE run.source_key NOT IN ('', 'warc')
    GROUP BY run.source_key
),

asked AS (
    SELECT lead.source_key
    FROM lead
    UNION
    SELECT captured.source_key
    FROM captured
    UNION
    SELECT ran.source_key
    FROM ran
)

SELECT
    asked.source_key,
    lead.last_lead_at,
    captured.last_capture_at,
    volume.last_published_on,
    COALESCE(volume.articles, 0) AS articles,
    COALESCE(volume.claims, 0) AS claims,
    COALESCE(lead.waiting, 0) AS waiting,
    COALESCE(attempt.attempts, 0) AS attempts,
    attempt.fine::numeric / NULLIF(attempt.attempts, 0) AS ok_rate,
    attempt.seconds,
    COALESCE(gap.missed, 0) AS missed,
    COALESCE(gap.days_not_reached, 0) AS days_not_reached,
    COALESCE(held_back.articles, 0) AS held_back,
    ran.last_dag_id,
    ran.last_run_id,
    ran.last_run_at
FROM asked
LEFT JOIN captured ON asked.source_key = captured.source_key
LEFT JOIN lead ON asked.source_key = lead.source_key
LEFT JOIN attempt ON asked.source_key = attempt.source_key
LEFT JOIN volume ON asked.source_key = volume.source_key
LEFT JOIN gap ON asked.source_key = gap.source_key
LEFT JOIN held_back ON asked.source_key = held_back.source_key
LEFT JOIN ran ON asked.source_key = ran.source_key
WHERE %(source_key)s::text IS NULL OR asked.source_key = %(source_key)s
ORDER BY asked.source_key ASC
