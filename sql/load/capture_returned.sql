-- One row per capture to which its server went back behind another body: when it did is kept, and publish is to look at it. A server
-- that answers as it did before has gone back to nothing. What a lead was answered with last counts beside the incoming answers, so
-- that a capture of long ago which comes in late does not stand over it.
WITH incoming AS (
    SELECT
        capture.lead_id,
        capture.capture_id,
        answer.fetched_at AS at
    FROM incoming_capture AS answer
    INNER JOIN raw.capture AS capture ON answer.capture_id = capture.capture_id
),

answered AS (
    SELECT
        incoming.lead_id,
        incoming.capture_id,
        incoming.at
    FROM incoming
    UNION DISTINCT
    SELECT
        lead.lead_id,
        known.capture_id,
        lead.last_fetch_at AS at
    FROM incoming
    INNER JOIN raw.lead AS lead ON incoming.lead_id = lead.lead_id
    INNER JOIN raw.capture AS known ON lead.lead_id = known.lead_id AND lead.known_sha256 = known.sha256
    WHERE
        lead.drop_reason IS NULL
        AND lead.last_outcome IN ('ok', 'not_modified')
),

moment AS (
    SELECT
        answered.lead_id,
        answered.capture_id,
        answered.at,
        TRUE AS is_new
    FROM answered
    INNER JOIN raw.capture AS capture ON answered.capture_id = capture.capture_id
    WHERE
        answered.at > capture.fetched_at
        AND answered.at <> ALL(capture.returned_at)
    UNION ALL
    SELECT
        capture.lead_id,
        capture.capture_id,
        stood.at,
        FALSE AS is_new
    FROM raw.capture AS capture
    CROSS JOIN LATERAL UNNEST(capture.fetched_at || capture.returned_at) AS stood (at)
    WHERE capture.lead_id IN (SELECT incoming.lead_id FROM incoming)
),

in_order AS (
    SELECT
        moment.*,
        LAG(moment.capture_id) OVER (PARTITION BY moment.lead_id ORDER BY moment.at ASC, moment.is_new ASC) AS previous_id
    FROM moment
),

back AS (
    SELECT
        in_order.capture_id,
        ARRAY_AGG(in_order.at ORDER BY in_order.at ASC) AS moments
    FROM in_order
    INNER JOIN raw.capture AS capture ON in_order.capture_id = capture.capture_id
    WHERE
        in_order.at > capture.fetched_at
        AND (NOT in_order.is_new OR in_order.previous_id <> in_order.capture_id)
    GROUP BY in_order.capture_id
    HAVING BOOL_OR(in_order.is_new)
),

returned AS (
    UPDATE raw.capture AS capture
    SET returned_at = back.moments
    FROM back
    WHERE capture.capture_id = back.capture_id
    RETURNING capture.capture_id
)

INSERT INTO ops.publish_queue (capture_id)
SELECT returned.capture_id
FROM returned
