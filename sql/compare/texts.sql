-- One row per pair of versions that count for a text, either empty where that reader has not read it, and how many texts.
SELECT
    compared.version_a,
    compared.version_b,
    COUNT(*) AS text_count
FROM compared
GROUP BY
    compared.version_a,
    compared.version_b
ORDER BY
    compared.version_a ASC NULLS LAST,
    compared.version_b ASC NULLS LAST
