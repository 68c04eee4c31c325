-- One row, or none: how the lists of its source answered in this run.
SELECT
    poll.lists_read,
    poll.lists_failed,
    poll.may_pass,
    poll.detail
FROM ops.poll AS poll
WHERE poll.run_key = %(this_run)s
