-- One row: while it is on, what is taken away is taken by observe itself, and is not queued; off again at the end.
SELECT SET_CONFIG('newsfigures.observing', %(state)s, TRUE) AS observing
