-- One row per current claim of a current revision, with its sentence and where it was printed.
-- key: claim_id
-- scope: article
-- index: article_id
-- index: entity_key, metric_id, period_start
-- index: source_key, published_on
-- index: published_on
-- column claim_id: Id of the claim.
-- column article_id: Id of the article.
-- column source_key: Source.
-- column url: URL of the article.
-- column title: Headline of the article.
-- column language: Language of the article.
-- column published_on: Day on which the article was published: the page's own, else the feed's.
-- column published_at: When the page says that it was published.
-- column entity: Whom or what it is about, as printed.
-- column entity_key: Key of the entity; candidate/ and the name for one that nobody has confirmed.
-- column entity_name: Name of the entity to print; as printed where nobody has confirmed it.
-- column metric: What is measured, as printed.
-- column metric_id: Key of the metric.
-- column value: The number, scale applied; the lower end of a range.
-- column value_high: The higher end of a range.
-- column value_low_bound: The least that the printed number can mean; empty when open.
-- column value_high_bound: The most that the printed number can mean; empty when open.
-- column unit: Unit code.
-- column qualifier: exact, about, more_than, at_least, less_than, at_most or up_to.
-- column kind: level, change, share, ratio, duration, price or rate.
-- column direction: up or down, of a change or ratio.
-- column region: ISO 3166 code of the place.
-- column period_start: First day for which the number is true.
-- column period_end: The day after the last.
-- column period_grain: Length of the period in words.
-- column baseline_start: First day of what a change is compared with.
-- column baseline_end: The day after its last.
-- column baseline_grain: Length of the baseline in words.
-- column whole: Of what a share is a part, as printed.
-- column attribution: Who says so, as printed.
-- column attribution_kind: media, organisation, person, document or unnamed.
-- column block: Kind of the block in which it stands.
-- column surface: The number with its scale and unit, as printed.
-- column span_start: Start of the surface in the article's text.
-- column span_end: End of the surface, exclusive.
-- column sentence: The sentence in which it stands.
-- column confidence: How sure the extractor is, 0 to 1.
-- later columns
-- column revision_no: Which text of the article it stands in, from 1.
-- column corrected: Whether the article's text has changed since it was first captured.
-- column extractor_version: Version of the extractor.
-- column made_at: When the claim was published.
-- column verdict: right where a person has found this reading right, fix where one has mended fields of it; one found wrong is not here.
WITH article AS MATERIALIZED (
    SELECT
        known.article_id,
        known.source_key,
        known.url,
        (
            SELECT COUNT(DISTINCT revision.first_capture_id) > 1
            FROM core.article_revision AS revision
            WHERE revision.article_id = known.article_id
        ) AS corrected
    FROM scope_article AS scope
    INNER JOIN core.article AS known ON scope.article_id = known.article_id
)

SELECT
    claim.claim_id,
    article.article_id,
    article.source_key,
    article.url,
    revision.title,
    revision.language,
    revision.published_on,
    revision.published_at,
    claim.entity,
    COALESCE(entity.entity_key, 'candidate/' || claim.entity_key) AS entity_key,
    COALESCE(entity.name, claim.entity) AS entity_name,
    claim.metric,
    claim.metric_id,
    claim.value,
    claim.value_high,
    LOWER(core.VALUE_RANGE(claim.value, claim.value_high, claim.unit, claim.qualifier)) AS value_low_bound,
    UPPER(core.VALUE_RANGE(claim.value, claim.value_high, claim.unit, claim.qualifier)) AS value_high_bound,
    claim.unit,
    claim.qualifier,
    claim.kind,
    claim.direction,
    claim.region,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.whole,
    claim.attribution,
    claim.attribution_kind,
    claim.block,
    claim.surface,
    claim.span_start,
    claim.span_end,
    SUBSTR(revision.text, claim.sentence_start + 1, claim.sentence_end - claim.sentence_start) AS sentence,
    claim.confidence,
    -- later columns of claim
    revision.revision_no,
    article.corrected,
    claim.extractor_version,
    claim.made_at,
    claim.verdict
FROM article
INNER JOIN core.current_claim AS claim ON article.article_id = claim.article_id
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
LEFT JOIN core.entity_alias AS alias ON claim.entity_key = alias.alias_key AND alias.origin <> 'article'
LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
