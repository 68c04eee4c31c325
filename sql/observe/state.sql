-- One row per thing that observe worked with last time, and the hash of what it said.
SELECT
    state.state_key,
    state.fingerprint
FROM ops.observe_state AS state
ORDER BY state.state_key ASC
