-- One row per name of these: nothing is said of it any more, so that observe lets go of what a person made of it.
INSERT INTO ops.entity_review (alias_key, reviewed_at, verdict, printed, languages, reviewed_by, note)
SELECT
    name.alias_key,
    GREATEST(%(now)s, MAX(review.reviewed_at) + MAKE_INTERVAL(secs => 0.001)) AS reviewed_at,
    'open' AS verdict,
    name.alias_key AS printed,
    '{}' AS languages,
    'forget' AS reviewed_by,
    '' AS note
FROM UNNEST(%(names)s::text[]) AS name (alias_key)
INNER JOIN ops.entity_review AS review ON name.alias_key = review.alias_key
GROUP BY name.alias_key
ORDER BY name.alias_key ASC
