-- Observations are made anew from claims.
DROP VIEW core.pinned_claim;
DROP FUNCTION core.value_range(numeric, numeric, text, text);
DROP TABLE core.observation_claim;
DROP TABLE core.observation;
DROP TABLE core.series;
DROP TABLE core.agent;
DROP TABLE core.period;
DROP TABLE core.unit;
DROP TABLE core.metric;
DROP TABLE core.entity_alias;
DROP TABLE core.entity;
