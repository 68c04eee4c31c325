-- One row per level and the share that it is of something, in one article and not by two named speakers: how large that is. Where this is
-- what the metric counts (users, users+abroad) it is a level of the metric, beside the printed ones.
-- meaning: 436,400 that are 8.7 percent of all are 5.016 million in all
INSERT INTO derivation_wanted
SELECT DISTINCT ON (share.series_id, part.series_id, share.period_id)
    CONCAT_WS('|', 'whole', part.observation_key, share.observation_key) AS derivation_key,
    'whole' AS rule,
    part.entity_id,
    part.metric_key,
    part.kind,
    part.unit_key,
    NULL AS region,
    CASE WHEN SPLIT_PART(share.whole_key, '+', 1) <> share.metric_key THEN share.whole_key END AS whole_key,
    CASE
        WHEN SPLIT_PART(share.whole_key, '+', 1) <> share.metric_key THEN share.metric_limit
        ELSE SUBSTRING(share.whole_key FROM LENGTH(share.metric_key) + 2)
    END AS metric_limit,
    part.period_id,
    NULL::uuid AS baseline_id,
    NULL AS direction,
    core.ROUND_DIGITS(part.middle * 100 / share.middle) AS value,
    core.ROUND_RANGE(
        core.DIVIDE_RANGES(part.value_range, core.MULTIPLY_RANGES(share.value_range, NUMRANGE(0.01, 0.01, '[]')))
    ) AS value_range,
    part.observation_id AS input_a,
    share.observation_id AS input_b
FROM usable_figure AS share
INNER JOIN usable_figure AS part
    ON
        share.entity_id = part.entity_id
        AND share.metric_key = part.metric_key
        AND share.metric_limit = part.metric_limit
        AND share.region IS NOT DISTINCT FROM part.region
        AND share.period_id = part.period_id
WHERE
    share.kind = 'share'
    AND share.unit_key = 'percent'
    AND share.whole_key IS NOT NULL
    AND share.is_positive
    AND UPPER(share.value_range) <= 100
    AND part.kind = 'level'
    AND part.unit_key <> 'percent'
    AND part.is_positive
    AND share.article_ids && part.article_ids
    AND COALESCE(share.speaker_keys && part.speaker_keys, TRUE)
ORDER BY
    share.series_id ASC,
    part.series_id ASC,
    share.period_id ASC,
    share.origin_keys && part.origin_keys DESC,
    share.place + part.place ASC,
    part.place ASC,
    share.observation_key ASC,
    part.observation_key ASC
