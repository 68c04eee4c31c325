-- One row per article whose origin is another one now, though its own text is not.
INSERT INTO changed_article (article_id)
SELECT changed.article_id
FROM changed_origin AS changed
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_article AS known
        WHERE known.article_id = changed.article_id
    )
