-- One row per change that is taken.
DELETE FROM ops.observe_queue AS queue
USING queue_taken AS taken
WHERE queue.change_id = taken.change_id
