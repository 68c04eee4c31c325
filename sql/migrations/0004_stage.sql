-- The rows of a run between extract and publish; publish takes them away.
CREATE SCHEMA stage;
COMMENT ON SCHEMA stage IS 'What runs have read and not yet published.';

CREATE TABLE stage.reading (
    run_key text NOT NULL REFERENCES ops.run (run_key),
    capture_id uuid NOT NULL REFERENCES raw.capture (capture_id),
    parser_version text NOT NULL,
    extractor_version text NOT NULL,
    url text NOT NULL,
    fetched_at timestamptz NOT NULL,
    drop_reason text,
    drop_detail text,
    claims_skipped text,
    PRIMARY KEY (run_key, capture_id)
);
COMMENT ON TABLE stage.reading IS 'One row per capture that a run has read.';
COMMENT ON COLUMN stage.reading.run_key IS 'The run.';
COMMENT ON COLUMN stage.reading.capture_id IS 'The capture.';
COMMENT ON COLUMN stage.reading.parser_version IS 'Version of the parser.';
COMMENT ON COLUMN stage.reading.extractor_version IS 'Version of the extractor.';
COMMENT ON COLUMN stage.reading.url IS 'URL of the lead.';
COMMENT ON COLUMN stage.reading.fetched_at IS 'When the capture was made.';
COMMENT ON COLUMN stage.reading.drop_reason IS 'Why it became no article.';
COMMENT ON COLUMN stage.reading.drop_detail IS 'What a person needs to act on it.';
COMMENT ON COLUMN stage.reading.claims_skipped IS 'Why its claims were not read.';

CREATE TABLE stage.article (
    run_key text NOT NULL REFERENCES ops.run (run_key),
    capture_id uuid NOT NULL REFERENCES raw.capture (capture_id),
    article_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    source_key text NOT NULL,
    article_key text NOT NULL,
    url text NOT NULL,
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
    PRIMARY KEY (run_key, capture_id),
    FOREIGN KEY (run_key, capture_id) REFERENCES stage.reading (run_key, capture_id) ON DELETE CASCADE
);
COMMENT ON TABLE stage.article IS 'One row per capture of the run that became an article.';
COMMENT ON COLUMN stage.article.run_key IS 'The run.';
COMMENT ON COLUMN stage.article.capture_id IS 'The capture.';
COMMENT ON COLUMN stage.article.article_id IS 'Id that the article has in core.';
COMMENT ON COLUMN stage.article.revision_id IS 'Id that the text has in core.';
COMMENT ON COLUMN stage.article.source_key IS 'Source.';
COMMENT ON COLUMN stage.article.article_key IS 'The source''s own number for it, else the canonical URL.';
COMMENT ON COLUMN stage.article.url IS 'URL of the lead.';
COMMENT ON COLUMN stage.article.title IS 'Headline.';
COMMENT ON COLUMN stage.article.subtitle IS 'Line under the headline.';
COMMENT ON COLUMN stage.article.language IS 'Language code.';
COMMENT ON COLUMN stage.article.authors IS 'Names in the byline.';
COMMENT ON COLUMN stage.article.section IS 'Section of the site.';
COMMENT ON COLUMN stage.article.layout IS 'The layout of the source that read it.';
COMMENT ON COLUMN stage.article.published_at IS 'When the page says that it was published; never another clock in its place.';
COMMENT ON COLUMN stage.article.published_on IS 'The day of published_at in the page''s own zone.';
COMMENT ON COLUMN stage.article.modified_at IS 'When the page says that it was changed.';
COMMENT ON COLUMN stage.article.paywalled IS 'Whether only a part was shown.';
COMMENT ON COLUMN stage.article.syndicated_from IS 'Agency or paper that it was taken from, as printed.';
COMMENT ON COLUMN stage.article.flags IS 'Remarks of the parser.';
COMMENT ON COLUMN stage.article.text IS 'All blocks joined by a newline; every span points into it.';
COMMENT ON COLUMN stage.article.text_sha256 IS 'Hash of text.';
COMMENT ON COLUMN stage.article.blocks IS 'Kind, start and end of each block, in page order.';
COMMENT ON COLUMN stage.article.dropped IS 'Reason and text of what the parser left out.';

CREATE TABLE stage.claim (
    run_key text NOT NULL REFERENCES ops.run (run_key),
    capture_id uuid NOT NULL REFERENCES raw.capture (capture_id),
    ordinal integer NOT NULL,
    claim_id uuid NOT NULL,
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
    PRIMARY KEY (run_key, capture_id, ordinal),
    FOREIGN KEY (run_key, capture_id) REFERENCES stage.article (run_key, capture_id) ON DELETE CASCADE
);
COMMENT ON TABLE stage.claim IS 'One row per claim that the run has read. No constraint holds what the checks of the audit are to find.';
COMMENT ON COLUMN stage.claim.run_key IS 'The run.';
COMMENT ON COLUMN stage.claim.capture_id IS 'The capture.';
COMMENT ON COLUMN stage.claim.ordinal IS 'Place among the claims of the article.';
COMMENT ON COLUMN stage.claim.claim_id IS 'Id that the claim has in core.';
COMMENT ON COLUMN stage.claim.span_start IS 'Start of the surface in the article''s text, in code points.';
COMMENT ON COLUMN stage.claim.span_end IS 'End of the surface, exclusive.';
COMMENT ON COLUMN stage.claim.surface IS 'The number with its scale and unit, as printed.';
COMMENT ON COLUMN stage.claim.value IS 'The number, scale applied; the lower end of a range.';
COMMENT ON COLUMN stage.claim.value_high IS 'The higher end of a range.';
COMMENT ON COLUMN stage.claim.unit IS 'Unit code.';
COMMENT ON COLUMN stage.claim.qualifier IS 'exact, about, more_than, at_least, less_than, at_most or up_to.';
COMMENT ON COLUMN stage.claim.kind IS 'level, change, share, ratio, duration, price or rate.';
COMMENT ON COLUMN stage.claim.direction IS 'up or down, of a change or ratio.';
COMMENT ON COLUMN stage.claim.entity IS 'Whom or what it is about, as printed.';
COMMENT ON COLUMN stage.claim.entity_key IS 'entity in the form in which aliases are looked up.';
COMMENT ON COLUMN stage.claim.metric IS 'What is measured, as printed.';
COMMENT ON COLUMN stage.claim.metric_id IS 'Catalogue key of the metric.';
COMMENT ON COLUMN stage.claim.region IS 'ISO 3166 code of the place.';
COMMENT ON COLUMN stage.claim.period_start IS 'First day for which the number is true.';
COMMENT ON COLUMN stage.claim.period_end IS 'The day after the last.';
COMMENT ON COLUMN stage.claim.period_grain IS 'Length of the period in words.';
COMMENT ON COLUMN stage.claim.period_text IS 'The period as printed.';
COMMENT ON COLUMN stage.claim.period_basis IS 'explicit, relative or inherited.';
COMMENT ON COLUMN stage.claim.baseline_start IS 'First day of what a change is compared with.';
COMMENT ON COLUMN stage.claim.baseline_end IS 'The day after its last.';
COMMENT ON COLUMN stage.claim.baseline_grain IS 'Length of the baseline in words.';
COMMENT ON COLUMN stage.claim.baseline_text IS 'The baseline as printed.';
COMMENT ON COLUMN stage.claim.whole IS 'Of what a share is a part, as printed.';
COMMENT ON COLUMN stage.claim.whole_key IS 'whole in the form in which names are compared.';
COMMENT ON COLUMN stage.claim.attribution IS 'Who says so, as printed.';
COMMENT ON COLUMN stage.claim.attribution_key IS 'attribution in the form in which names are compared.';
COMMENT ON COLUMN stage.claim.attribution_kind IS 'media, organisation, person, document or unnamed.';
COMMENT ON COLUMN stage.claim.block IS 'Kind of the block in which it stands.';
COMMENT ON COLUMN stage.claim.sentence_start IS 'Start of its sentence in the article''s text.';
COMMENT ON COLUMN stage.claim.sentence_end IS 'End of its sentence, exclusive.';
COMMENT ON COLUMN stage.claim.confidence IS 'How sure the extractor is, 0 to 1.';
COMMENT ON COLUMN stage.claim.said_sha256 IS 'Hash of all that the extractor says of this span.';
