-- No row yet: one per key that found_claim holds, with the id that is made of it.
CREATE TEMPORARY TABLE made_id (
    kind text NOT NULL,
    key text NOT NULL,
    id uuid NOT NULL
) ON COMMIT DROP
