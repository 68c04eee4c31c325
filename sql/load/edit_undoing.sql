-- One row: while it is on, edits of what is taken away are kept: it is undone, not forgotten.
SELECT SET_CONFIG('newsfigures.undoing', %(state)s, TRUE) AS undoing
