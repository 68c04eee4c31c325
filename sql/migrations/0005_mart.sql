-- What people query. The tables are made from sql/marts by observe, so that a mart is one file.
CREATE SCHEMA mart;
COMMENT ON SCHEMA mart IS 'What people query; rebuilt from core by observe.';
