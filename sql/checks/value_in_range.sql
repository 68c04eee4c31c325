-- One row per bad claim of the run.
-- severity: hold
-- meaning: a value that this metric cannot have
-- remedy: Read the sentence. If the paper printed it so, release the article. If not, mend the extractor, then release it; discard keeps all of it out.
-- Bounds are generous: the record and somewhat more. A metric without a line here has none but that counts are not below 0.
WITH bound AS (
    SELECT
        known.metric_key,
        known.kind,
        known.unit,
        known.lowest,
        known.highest
    FROM (
        VALUES
        ('market_share', 'share', 'percent', 0, 100),
        ('turnout', 'share', 'percent', 0, 100),
        ('approval', 'share', 'percent', 0, 100),
        ('unemployment', 'rate', 'percent', 0, 100),
        ('interest_rate', 'rate', 'percent', -20, 10000),
        ('inflation', 'rate', 'percent', -50, 1000000),
        ('temperature', 'level', 'Cel', -100, 6000),
        ('temperature', 'level', 'degF', -150, 11000),
        ('wind', 'level', 'm/s', 0, 150),
        ('wind', 'level', 'km/h', 0, 540),
        ('precipitation', 'level', 'mm', 0, 30000),
        ('population', 'level', 'person', 0, 10000000000),
        ('monthly_active_users', 'level', 'user', 0, 10000000000),
        ('daily_active_users', 'level', 'user', 0, 10000000000),
        ('users', 'level', 'user', 0, 100000000000),
        ('deaths', 'level', 'person', 0, 1000000000)
    ) AS known (metric_key, kind, unit, lowest, highest)
)

SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    claim.surface,
    claim.metric_id,
    claim.value,
    claim.value_high,
    claim.unit
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
LEFT JOIN bound
    ON
        claim.metric_id = bound.metric_key
        AND claim.kind = bound.kind
        AND claim.unit = bound.unit
WHERE
    claim.run_key = %(this_run)s
    AND (
        claim.value < bound.lowest
        OR COALESCE(claim.value_high, claim.value) > bound.highest
        OR (
            claim.value < 0
            AND claim.kind = 'level'
            AND (claim.unit IN ('person', 'user') OR claim.unit LIKE 'count:%%')
            AND claim.unit NOT IN ('count:point', 'count:degree')
        )
    )
ORDER BY article.url ASC, claim.span_start ASC, claim.ordinal ASC
