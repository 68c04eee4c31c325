-- Everything about leads and captures goes; the archive stays.
DROP SCHEMA raw CASCADE;
