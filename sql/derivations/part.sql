-- One row per whole and the share of it that one place has, in one article and not by two named speakers: how much that is. A share that
-- is of something else by its words, as of the people of a country, is none of it.
-- meaning: of 5.016 million in all, 8.7 percent in one country are 436,400 there
INSERT INTO derivation_wanted
SELECT DISTINCT ON (share.series_id, whole.series_id, share.period_id)
    CONCAT_WS('|', 'part', whole.observation_key, share.observation_key) AS derivation_key,
    'part' AS rule,
    share.entity_id,
    share.metric_key,
    whole.kind,
    whole.unit_key,
    share.region,
    NULL AS whole_key,
    share.metric_limit,
    share.period_id,
    NULL::uuid AS baseline_id,
    NULL AS direction,
    core.ROUND_DIGITS(whole.middle * share.middle / 100) AS value,
    core.ROUND_RANGE(
        core.MULTIPLY_RANGES(whole.value_range, core.MULTIPLY_RANGES(share.value_range, NUMRANGE(0.01, 0.01, '[]')))
    ) AS value_range,
    whole.observation_id AS input_a,
    share.observation_id AS input_b
FROM usable_figure AS share
INNER JOIN usable_figure AS whole
    ON
        share.entity_id = whole.entity_id
        AND share.metric_key = whole.metric_key
        AND share.period_id = whole.period_id
WHERE
    share.kind = 'share'
    AND share.unit_key = 'percent'
    AND share.region IS NOT NULL
    AND share.is_positive
    AND UPPER(share.value_range) <= 100
    AND whole.kind = 'level'
    AND whole.unit_key <> 'percent'
    AND whole.region IS NULL
    AND whole.is_positive
    AND CASE
        WHEN share.whole_key IS NULL THEN share.metric_limit = whole.metric_limit
        ELSE share.whole_key = CONCAT_WS('+', whole.metric_key, NULLIF(whole.metric_limit, ''))
    END
    AND share.article_ids && whole.article_ids
    AND COALESCE(share.speaker_keys && whole.speaker_keys, TRUE)
ORDER BY
    share.series_id ASC,
    whole.series_id ASC,
    share.period_id ASC,
    share.origin_keys && whole.origin_keys DESC,
    share.place + whole.place ASC,
    whole.place ASC,
    share.observation_key ASC,
    whole.observation_key ASC
