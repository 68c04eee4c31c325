-- What has been published: articles with their revisions, what was read from them, and what the readings add up to.
CREATE SCHEMA core;
COMMENT ON SCHEMA core IS 'Published articles, claims as printed, and observations.';

CREATE TABLE core.article (
    article_id uuid PRIMARY KEY,
    source_key text NOT NULL,
    article_key text NOT NULL,
    url text NOT NULL,
    UNIQUE (source_key, article_key)
);
COMMENT ON TABLE core.article IS 'One row per article of a source. Natural key: source_key and article_key.';
COMMENT ON COLUMN core.article.article_id IS 'uuid5 of the natural key.';
COMMENT ON COLUMN core.article.source_key IS 'Source.';
COMMENT ON COLUMN core.article.article_key IS 'The source''s own number for it, else the canonical URL.';
COMMENT ON COLUMN core.article.url IS 'Canonical URL under which it was first captured.';

CREATE TABLE core.article_revision (
    revision_id uuid PRIMARY KEY,
    article_id uuid NOT NULL REFERENCES core.article (article_id),
    revision_no integer NOT NULL CHECK (revision_no > 0),
    is_current boolean NOT NULL,
    first_capture_id uuid NOT NULL REFERENCES raw.capture (capture_id),
    feed_published_at timestamptz,
    title text NOT NULL,
    subtitle text,
    language text NOT NULL,
    authors text[] NOT NULL,
    section text,
    layout text NOT NULL,
    published_at timestamptz,
    published_on date,
    modified_at timestamptz,
    paywalled boolean NOT NULL,
    syndicated_from text,
    flags text[] NOT NULL,
    text text NOT NULL,
    text_sha256 text NOT NULL,
    blocks jsonb NOT NULL,
    dropped jsonb NOT NULL,
    UNIQUE (article_id, text_sha256),
    UNIQUE (article_id, revision_no)
);
CREATE UNIQUE INDEX article_revision_current ON core.article_revision (article_id) WHERE is_current;
CREATE INDEX article_revision_by_capture ON core.article_revision (first_capture_id);
CREATE INDEX article_revision_by_day ON core.article_revision (published_on);
COMMENT ON TABLE core.article_revision IS 'One row per different text of an article. Natural key: article_id and text_sha256.';
COMMENT ON COLUMN core.article_revision.revision_id IS 'uuid5 of the natural key.';
COMMENT ON COLUMN core.article_revision.article_id IS 'The article.';
COMMENT ON COLUMN core.article_revision.revision_no IS 'From 1, in the order of publishing.';
COMMENT ON COLUMN core.article_revision.is_current IS 'Whether the latest capture reads so.';
COMMENT ON COLUMN core.article_revision.first_capture_id IS 'The first capture that read so.';
COMMENT ON COLUMN core.article_revision.feed_published_at IS 'When the feed says that it was published.';
COMMENT ON COLUMN core.article_revision.title IS 'Headline.';
COMMENT ON COLUMN core.article_revision.subtitle IS 'Line under the headline.';
COMMENT ON COLUMN core.article_revision.language IS 'Language code.';
COMMENT ON COLUMN core.article_revision.authors IS 'Names in the byline.';
COMMENT ON COLUMN core.article_revision.section IS 'Section of the site.';
COMMENT ON COLUMN core.article_revision.layout IS 'The layout of the source that read it.';
COMMENT ON COLUMN core.article_revision.published_at IS 'When the page says that it was published; never another clock in its place.';
COMMENT ON COLUMN core.article_revision.published_on IS 'The day of published_at in the page''s own zone.';
COMMENT ON COLUMN core.article_revision.modified_at IS 'When the page says that it was changed.';
COMMENT ON COLUMN core.article_revision.paywalled IS 'Whether only a part was shown.';
COMMENT ON COLUMN core.article_revision.syndicated_from IS 'Agency or paper that it was taken from, as printed.';
COMMENT ON COLUMN core.article_revision.flags IS 'Remarks of the parser.';
COMMENT ON COLUMN core.article_revision.text IS 'All blocks joined by a newline; every span points into it.';
COMMENT ON COLUMN core.article_revision.text_sha256 IS 'Hash of text.';
COMMENT ON COLUMN core.article_revision.blocks IS 'Kind, start and end of each block, in page order.';
COMMENT ON COLUMN core.article_revision.dropped IS 'Reason and text of what the parser left out.';

CREATE TABLE core.reading (
    capture_id uuid NOT NULL REFERENCES raw.capture (capture_id),
    parser_version text NOT NULL,
    extractor_version text NOT NULL,
    revision_id uuid REFERENCES core.article_revision (revision_id),
    drop_reason text,
    drop_detail text,
    claims_skipped text,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (capture_id, parser_version, extractor_version),
    CHECK ((revision_id IS NULL) = (drop_reason IS NOT NULL))
);
CREATE INDEX reading_by_revision ON core.reading (revision_id);
COMMENT ON TABLE core.reading IS 'One row per capture and version of parser and extractor: what it became. A capture with a row is not read again.';
COMMENT ON COLUMN core.reading.capture_id IS 'The capture.';
COMMENT ON COLUMN core.reading.parser_version IS 'Version of the parser.';
COMMENT ON COLUMN core.reading.extractor_version IS 'Version of the extractor.';
COMMENT ON COLUMN core.reading.revision_id IS 'The text that it holds.';
COMMENT ON COLUMN core.reading.drop_reason IS 'Why it became no article.';
COMMENT ON COLUMN core.reading.drop_detail IS 'What a person needs to act on it.';
COMMENT ON COLUMN core.reading.claims_skipped IS 'Why its claims were not read.';
COMMENT ON COLUMN core.reading.read_at IS 'When the reading was published.';

CREATE TABLE core.claim (
    claim_id uuid PRIMARY KEY,
    revision_id uuid NOT NULL REFERENCES core.article_revision (revision_id),
    extractor_version text NOT NULL,
    is_current boolean NOT NULL,
    made_at timestamptz NOT NULL,
    superseded_at timestamptz,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    surface text NOT NULL,
    value numeric NOT NULL,
    value_high numeric,
    unit text NOT NULL,
    qualifier text NOT NULL,
    kind text NOT NULL,
    direction text,
    entity text,
    entity_key text,
    metric text,
    metric_id text,
    region text,
    period_start date,
    period_end date,
    period_grain text,
    period_text text,
    period_basis text,
    baseline_start date,
    baseline_end date,
    baseline_grain text,
    baseline_text text,
    whole text,
    whole_key text,
    attribution text,
    attribution_key text,
    attribution_kind text,
    block text NOT NULL,
    sentence_start integer NOT NULL,
    sentence_end integer NOT NULL,
    confidence numeric NOT NULL,
    said_sha256 text NOT NULL,
    UNIQUE (revision_id, span_start, span_end, extractor_version, said_sha256),
    CHECK (is_current = (superseded_at IS NULL)),
    CHECK (0 <= sentence_start AND sentence_start <= span_start AND span_start < span_end AND span_end <= sentence_end),
    CHECK (value <= value_high),
    CHECK (qualifier IN ('exact', 'about', 'more_than', 'at_least', 'less_than', 'at_most', 'up_to')),
    CHECK (kind IN ('level', 'change', 'share', 'ratio', 'duration', 'price', 'rate')),
    CHECK (direction IN ('up', 'down')),
    CHECK (period_start < period_end AND baseline_start < baseline_end),
    CHECK ((period_start IS NULL) = (period_end IS NULL) AND (period_start IS NULL) = (period_grain IS NULL)),
    CHECK ((baseline_start IS NULL) = (baseline_end IS NULL) AND (baseline_start IS NULL) = (baseline_grain IS NULL)),
    CHECK (period_grain IN ('day', 'week', 'month', 'quarter', 'half', 'year', 'decade', 'instant') AND baseline_grain IN ('day', 'week', 'month', 'quarter', 'half', 'year', 'decade', 'instant')),
    CHECK (period_basis IN ('explicit', 'relative', 'inherited')),
    CHECK (attribution_kind IN ('media', 'organisation', 'person', 'document', 'unnamed')),
    CHECK (confidence BETWEEN 0 AND 1)
);
CREATE UNIQUE INDEX claim_current ON core.claim (revision_id, span_start, span_end) WHERE is_current;
CREATE INDEX claim_by_entity ON core.claim (entity_key, metric_id) WHERE is_current;
COMMENT ON TABLE core.claim IS 'One row per printed number and what one version of the extractor says of it. Natural key: revision_id, span, extractor_version and said_sha256.';
COMMENT ON COLUMN core.claim.claim_id IS 'uuid5 of the natural key.';
COMMENT ON COLUMN core.claim.revision_id IS 'The text in which it stands.';
COMMENT ON COLUMN core.claim.extractor_version IS 'Version of the extractor.';
COMMENT ON COLUMN core.claim.is_current IS 'Whether the last published reading of this text says so.';
COMMENT ON COLUMN core.claim.made_at IS 'When it was published.';
COMMENT ON COLUMN core.claim.superseded_at IS 'When a later reading took its place.';
COMMENT ON COLUMN core.claim.span_start IS 'Start of the surface in the article''s text, in code points.';
COMMENT ON COLUMN core.claim.span_end IS 'End of the surface, exclusive.';
COMMENT ON COLUMN core.claim.surface IS 'The number with its scale and unit, as printed.';
COMMENT ON COLUMN core.claim.value IS 'The number, scale applied; the lower end of a range.';
COMMENT ON COLUMN core.claim.value_high IS 'The higher end of a range.';
COMMENT ON COLUMN core.claim.unit IS 'Unit code.';
COMMENT ON COLUMN core.claim.qualifier IS 'exact, about, more_than, at_least, less_than, at_most or up_to.';
COMMENT ON COLUMN core.claim.kind IS 'level, change, share, ratio, duration, price or rate.';
COMMENT ON COLUMN core.claim.direction IS 'up or down, of a change or ratio.';
COMMENT ON COLUMN core.claim.entity IS 'Whom or what it is about, as printed.';
COMMENT ON COLUMN core.claim.entity_key IS 'entity in the form in which aliases are looked up.';
COMMENT ON COLUMN core.claim.metric IS 'What is measured, as printed.';
COMMENT ON COLUMN core.claim.metric_id IS 'Catalogue key of the metric.';
COMMENT ON COLUMN core.claim.region IS 'ISO 3166 code of the place.';
COMMENT ON COLUMN core.claim.period_start IS 'First day for which the number is true.';
COMMENT ON COLUMN core.claim.period_end IS 'The day after the last.';
COMMENT ON COLUMN core.claim.period_grain IS 'Length of the period in words.';
COMMENT ON COLUMN core.claim.period_text IS 'The period as printed.';
COMMENT ON COLUMN core.claim.period_basis IS 'explicit, relative or inherited.';
COMMENT ON COLUMN core.claim.baseline_start IS 'First day of what a change is compared with.';
COMMENT ON COLUMN core.claim.baseline_end IS 'The day after its last.';
COMMENT ON COLUMN core.claim.baseline_grain IS 'Length of the baseline in words.';
COMMENT ON COLUMN core.claim.baseline_text IS 'The baseline as printed.';
COMMENT ON COLUMN core.claim.whole IS 'Of what a share is a part, as printed.';
COMMENT ON COLUMN core.claim.whole_key IS 'whole in the form in which names are compared.';
COMMENT ON COLUMN core.claim.attribution IS 'Who says so, as printed.';
COMMENT ON COLUMN core.claim.attribution_key IS 'attribution in the form in which names are compared.';
COMMENT ON COLUMN core.claim.attribution_kind IS 'media, organisation, person, document or unnamed.';
COMMENT ON COLUMN core.claim.block IS 'Kind of the block in which it stands.';
COMMENT ON COLUMN core.claim.sentence_start IS 'Start of its sentence in the article''s text.';
COMMENT ON COLUMN core.claim.sentence_end IS 'End of its sentence, exclusive.';
COMMENT ON COLUMN core.claim.confidence IS 'How sure the extractor is, 0 to 1.';
COMMENT ON COLUMN core.claim.said_sha256 IS 'Hash of all that the extractor says of this span.';
