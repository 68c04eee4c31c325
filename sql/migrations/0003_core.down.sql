-- Published rows go; captures stay, so that they can be read again.
DROP SCHEMA core CASCADE;
