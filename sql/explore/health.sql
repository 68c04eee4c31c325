-- One row per source that was ever asked for something: how fresh, how much, how it answers.
WITH lead AS (
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
    WHERE known.at >= CURRENT_TIMESTAMP - '7 days'::interval
    GROUP BY known.source_key
),

captured AS (
    SELECT
        known.source_key,
        MAX(known.fetched_at) AS last_capture_at
    FROM raw.capture AS known
    GROUP BY known.source_key
),

volume AS (
    SELECT
        known.source_key,
        SUM(known.articles) AS articles,
        SUM(known.claims) AS claims,
        MAX(known.published_on) AS last_published_on
    FROM mart.claims_by_source_day AS known
    GROUP BY known.source_key
),

gap AS (
    SELECT
        known.source_key,
        SUM(known.missed) AS missed,
        COUNT(*) FILTER (WHERE known.state IN ('unreachable', 'failed')) AS days_not_reached
    FROM ops.coverage_gap AS known
    GROUP BY known.source_key
),

held AS (
    SELECT
        run.source_key,
        (ARRAY_AGG(run.dag_id ORDER BY run.begun_at DESC))[1] AS last_dag_id,
        (ARRAY_AGG(run.run_id ORDER BY run.begun_at DESC))[1] AS last_run_id,
        MAX(run.begun_at) AS last_run_at
    FROM ops.run AS run
    WHERE run.source_key <> ''
    GROUP BY run.source_key
)

SELECT
    captured.source_key,
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
    held.last_dag_id,
    held.last_run_id,
    held.last_run_at
FROM captured
LEFT JOIN lead ON captured.source_key = lead.source_key
LEFT JOIN attempt ON captured.source_key = attempt.source_key
LEFT JOIN volume ON captured.source_key = volume.source_key
LEFT JOIN gap ON captured.source_key = gap.source_key
LEFT JOIN held ON captured.source_key = held.source_key
ORDER BY captured.source_key ASC
