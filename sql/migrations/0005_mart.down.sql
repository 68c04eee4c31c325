-- Marts are made anew from core.
DROP SCHEMA mart CASCADE;
