-- Who said a figure first: copies of a text, translations of it, and "according to X" are one origin.
ALTER TABLE core.entity ADD COLUMN source_key text;
COMMENT ON COLUMN core.entity.source_key IS 'The source that this medium is, if it is one of ours.';

ALTER TABLE core.agent ADD COLUMN entity_id uuid REFERENCES core.entity (entity_id);
CREATE INDEX agent_by_entity ON core.agent (entity_id) WHERE entity_id IS NOT NULL;
COMMENT ON COLUMN core.agent.entity_id IS 'The entity of the catalogue that the name means.';

CREATE FUNCTION core.shingles(words text) RETURNS SETOF bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    WITH word AS (
        SELECT
            part.place,
            part.word
        FROM REGEXP_SPLIT_TO_TABLE(LEFT(LOWER(words), 40000), '[\s.,;:!?"''()«»“”‘’„…·–—-]+') WITH ORDINALITY AS part (word, place)
        WHERE part.word <> ''
    ),

    run AS (
        SELECT
            word.word || ' ' || LEAD(word.word, 1) OVER place || ' ' || LEAD(word.word, 2) OVER place || ' '
            || LEAD(word.word, 3) OVER place || ' ' || LEAD(word.word, 4) OVER place AS words
        FROM word
        WINDOW place AS (ORDER BY word.place)
    )

    SELECT DISTINCT HASHTEXTEXTENDED(run.words, 0)
    FROM run
    WHERE run.words IS NOT NULL
$$;
COMMENT ON FUNCTION core.shingles(text) IS 'Hashes of all runs of five words in the first 40,000 characters of a text.';

CREATE FUNCTION core.alike(first bigint[], second bigint[]) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT ROUND(COUNT(*) FILTER (WHERE least.hash = ANY(first) AND least.hash = ANY(second))::numeric / NULLIF(COUNT(*), 0), 4)
    FROM (
        SELECT hash
        FROM UNNEST(first || second) AS hash
        GROUP BY hash
        ORDER BY hash ASC
        LIMIT GREATEST(CARDINALITY(first), CARDINALITY(second))
    ) AS least
$$;
COMMENT ON FUNCTION core.alike(bigint[], bigint[])
IS 'Part of all shingles of two texts that both have (Jaccard), estimated from the least hashes of each.';

CREATE TABLE core.article_print (
    article_id uuid PRIMARY KEY,
    source_key text NOT NULL,
    language text NOT NULL,
    issued_at timestamptz NOT NULL,
    agency_key text,
    shingle_count integer NOT NULL,
    sketch bigint[] NOT NULL
);
CREATE INDEX article_print_alike ON core.article_print USING gin ((sketch[1:16])) WITH (fastupdate = off);
COMMENT ON TABLE core.article_print IS 'One row per article: what tells in whose words its current text is. Natural key: article_id.';
COMMENT ON COLUMN core.article_print.article_id IS 'The article; not a foreign key, so that an article can be forgotten before the next observe.';
COMMENT ON COLUMN core.article_print.source_key IS 'Source.';
COMMENT ON COLUMN core.article_print.language IS 'Language of the text.';
COMMENT ON COLUMN core.article_print.issued_at IS 'When the page says that it was published, else its day, else when it was first captured.';
COMMENT ON COLUMN core.article_print.agency_key IS 'Agency or paper that it says it was taken from, in the form in which names are compared.';
COMMENT ON COLUMN core.article_print.shingle_count IS 'How many different runs of five words the text has.';
COMMENT ON COLUMN core.article_print.sketch IS 'The 64 least of their hashes, in order.';

CREATE TABLE core.similar_article (
    earlier_id uuid NOT NULL,
    later_id uuid NOT NULL,
    method text NOT NULL CHECK (method IN ('words', 'figures')),
    similarity numeric NOT NULL CHECK (similarity BETWEEN 0 AND 1),
    PRIMARY KEY (earlier_id, later_id)
);
CREATE INDEX similar_article_by_later ON core.similar_article (later_id);
COMMENT ON TABLE core.similar_article IS 'One row per pair of articles of two sources of which one copies the other. Natural key: earlier_id and later_id.';
COMMENT ON COLUMN core.similar_article.earlier_id IS 'The one that was published first, or that says of itself no other origin.';
COMMENT ON COLUMN core.similar_article.later_id IS 'The other one.';
COMMENT ON COLUMN core.similar_article.method IS 'words: the texts have runs of words in common; figures: in two languages, the same figures of the same entities.';
COMMENT ON COLUMN core.similar_article.similarity IS 'The part of the shorter text, or of the figures of the one with fewer, that both have.';

CREATE TABLE core.article_origin (
    article_id uuid PRIMARY KEY,
    origin_article_id uuid NOT NULL CHECK (origin_article_id <> article_id)
);
CREATE INDEX article_origin_by_origin ON core.article_origin (origin_article_id);
COMMENT ON TABLE core.article_origin IS 'One row per article that copies another one. Natural key: article_id.';
COMMENT ON COLUMN core.article_origin.article_id IS 'The copy.';
COMMENT ON COLUMN core.article_origin.origin_article_id IS 'The first article of the chain of copies.';

-- evidence is made anew with what it is, so what there was goes
DELETE FROM core.observation_claim;
ALTER TABLE core.observation_claim
ADD COLUMN role text NOT NULL CHECK (role IN ('origin', 'repeat', 'syndicated')),
ADD COLUMN origin_key text NOT NULL;
COMMENT ON COLUMN core.observation_claim.role IS 'origin: the first to print it of all that have it from one origin; syndicated: in a copied article; repeat: any other.';
COMMENT ON COLUMN core.observation_claim.origin_key IS 'Who is behind it: agent:, entity: or source: and a key.';

CREATE TABLE core.observation_support (
    observation_id uuid PRIMARY KEY REFERENCES core.observation (observation_id) ON DELETE CASCADE,
    claims integer NOT NULL,
    sources integer NOT NULL,
    origins integer NOT NULL,
    first_claim_id uuid NOT NULL,
    first_reported_on date,
    last_reported_on date,
    is_forecast boolean NOT NULL
);
COMMENT ON TABLE core.observation_support IS 'One row per observation: how it is supported. Natural key: observation_id.';
COMMENT ON COLUMN core.observation_support.observation_id IS 'The observation.';
COMMENT ON COLUMN core.observation_support.claims IS 'Claims that print it.';
COMMENT ON COLUMN core.observation_support.sources IS 'Sources that print it.';
COMMENT ON COLUMN core.observation_support.origins IS 'Independent origins: copies and "according to X" are one.';
COMMENT ON COLUMN core.observation_support.first_claim_id IS 'The claim that printed it first.';
COMMENT ON COLUMN core.observation_support.first_reported_on IS 'Day of the first article that prints it.';
COMMENT ON COLUMN core.observation_support.last_reported_on IS 'Day of the last article that prints it.';
COMMENT ON COLUMN core.observation_support.is_forecast IS 'Whether every claim was printed before its period began.';
