-- One row per bad claim of the run.
-- severity: warn
-- meaning: percent where the text says points, or points where it says percent
-- remedy: Mend the unit in pipeline/extract or its forms in pipeline/catalog/units_<language>.toml.
WITH printed AS (
    SELECT
        article.url,
        claim.span_start,
        claim.span_end,
        claim.surface,
        claim.unit,
        claim.ordinal,
        SUBSTR(article.text, claim.span_start + 1, claim.span_end - claim.span_start + 24) AS words,
        claim.surface ~* '(point|п\. ?п\.|процентн\S{0,4} пункт|포인트|%%p)' AS says_points
    FROM stage.claim AS claim
    INNER JOIN stage.article AS article
        ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
    WHERE
        claim.run_key = %(this_run)s
        AND claim.unit IN ('percent', 'percentage_point')
)

SELECT
    printed.url,
    printed.span_start,
    printed.span_end,
    printed.surface,
    printed.unit,
    printed.words
FROM printed
WHERE
    (printed.unit = 'percent' AND printed.says_points)
    OR (
        printed.unit = 'percentage_point'
        AND printed.words !~* '(point|pp|п\. ?п\.|пункт|포인트|%%p)'
    )
ORDER BY printed.url ASC, printed.span_start ASC, printed.ordinal ASC
