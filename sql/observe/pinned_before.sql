-- What an earlier look in the same transaction has left.
DROP TABLE IF EXISTS pinned
