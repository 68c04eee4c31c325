-- One row per change taken off the queue; what is published meanwhile waits for the next look.
CREATE TEMPORARY TABLE queue_taken ON COMMIT DROP AS
SELECT
    queue.change_id,
    queue.item_kind,
    queue.item_id
FROM ops.observe_queue AS queue
