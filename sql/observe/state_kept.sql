-- One row: what observe works with from now on.
INSERT INTO ops.observe_state (state_key, fingerprint)
VALUES (%(state_key)s, %(fingerprint)s)
ON CONFLICT (state_key) DO UPDATE SET fingerprint = excluded.fingerprint
