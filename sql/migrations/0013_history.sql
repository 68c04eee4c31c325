-- When claims and texts were current, so that "what did we say on day D" is a question.
ALTER TABLE core.claim ADD COLUMN current_since timestamptz;
COMMENT ON COLUMN core.claim.current_since IS 'Since when it has been current, if it is not so since made_at.';

ALTER TABLE core.article_revision ADD COLUMN current_since timestamptz;
COMMENT ON COLUMN core.article_revision.current_since IS 'Since when the latest capture has read so; empty for a text published before this was kept.';

CREATE TABLE core.claim_past (
    claim_id uuid NOT NULL REFERENCES core.claim (claim_id) ON DELETE CASCADE,
    current_from timestamptz NOT NULL,
    current_to timestamptz NOT NULL,
    PRIMARY KEY (claim_id, current_from)
);
COMMENT ON TABLE core.claim_past IS 'One row per time during which a claim was current and is no more. Natural key: claim_id and current_from.';
COMMENT ON COLUMN core.claim_past.claim_id IS 'The claim.';
COMMENT ON COLUMN core.claim_past.current_from IS 'When it became current.';
COMMENT ON COLUMN core.claim_past.current_to IS 'When it was superseded.';

CREATE TABLE core.revision_past (
    revision_id uuid NOT NULL REFERENCES core.article_revision (revision_id) ON DELETE CASCADE,
    current_from timestamptz NOT NULL,
    current_to timestamptz NOT NULL,
    PRIMARY KEY (revision_id, current_from)
);
COMMENT ON TABLE core.revision_past IS 'One row per time during which a text was the latest of its article and is no more. Natural key: revision_id and current_from.';
COMMENT ON COLUMN core.revision_past.revision_id IS 'The text.';
COMMENT ON COLUMN core.revision_past.current_from IS 'When it became the latest.';
COMMENT ON COLUMN core.revision_past.current_to IS 'When another one did.';

CREATE FUNCTION core.claim_as_of(moment timestamptz) RETURNS SETOF core.claim
LANGUAGE sql STABLE
AS $$
    WITH said AS (
        SELECT claim.claim_id
        FROM core.claim AS claim
        WHERE claim.is_current AND COALESCE(claim.current_since, claim.made_at) <= moment
        UNION
        SELECT past.claim_id
        FROM core.claim_past AS past
        WHERE past.current_from <= moment AND moment < past.current_to
    ),

    text AS (
        SELECT revision.revision_id
        FROM core.article_revision AS revision
        WHERE revision.is_current AND COALESCE(revision.current_since, '-infinity') <= moment
        UNION
        SELECT past.revision_id
        FROM core.revision_past AS past
        WHERE past.current_from <= moment AND moment < past.current_to
    )

    SELECT claim.*
    FROM said
    INNER JOIN core.claim AS claim ON said.claim_id = claim.claim_id
    INNER JOIN text ON claim.revision_id = text.revision_id
$$;
COMMENT ON FUNCTION core.claim_as_of(timestamptz)
IS 'The claims that were current at a moment, as they were read then: what did we say on day D.';
