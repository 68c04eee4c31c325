-- Evidence without its origin; observe makes the rest anew when the schema is up again.
DROP TABLE core.observation_support;
ALTER TABLE core.observation_claim DROP COLUMN origin_key, DROP COLUMN role;
DROP TABLE core.article_origin;
DROP TABLE core.similar_article;
DROP TABLE core.article_print;
DROP FUNCTION core.alike(bigint[], bigint[]);
DROP FUNCTION core.shingles(text);
DROP INDEX core.agent_by_entity;
ALTER TABLE core.agent DROP COLUMN entity_id;
ALTER TABLE core.entity DROP COLUMN source_key;
