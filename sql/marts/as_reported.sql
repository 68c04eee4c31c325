-- One row per figure that tells no time: it is in no series, and stands here by the day on which its article was published.
-- key: claim_id
-- as: view
-- after: fct_claim
-- column claim_id: Id of the claim, also in fct_claim.
-- column article_id: Id of the article.
-- column source_key: Source.
-- column url: URL of the article.
-- column reported_on: Day on which the article was published: no time for which the figure holds.
-- column entity_key: Key of the entity; candidate/ and the name for one that nobody has confirmed.
-- column entity_name: Name of the entity to print; as printed where nobody has confirmed it.
-- column metric_key: Key of the metric; that of the profit for the level of a loss.
-- column metric_limit: What limits the metric, as keys of the catalogue joined by +; empty where nothing does.
-- column kind: level, change, share, ratio, duration, price or rate.
-- column unit: Unit code.
-- column region: ISO 3166 code of the place.
-- column whole: Of what a share is a part: words, or a metric and its limit (users, users+abroad) where it is all that counts.
-- column modality: actual: it happened or holds; forecast: somebody expects it; target: a plan, goal, offer or order; possible: it may be so.
-- column direction: up or down, of a change or ratio.
-- column value: The number, scale applied; the lower end of a range; below zero for the level of a loss.
-- column value_high: The higher end of a range.
-- column qualifier: exact, about, more_than, at_least, less_than, at_most or up_to.
-- column attribution: Who says so, as printed.
-- column confidence: How sure the extractor is, 0 to 1: also of that no time is told.
-- column sentence: The sentence in which it stands.
SELECT
    pinned.claim_id,
    claim.article_id,
    claim.source_key,
    claim.url,
    claim.published_on AS reported_on,
    claim.entity_key,
    claim.entity_name,
    pinned.metric_key,
    pinned.metric_limit,
    pinned.kind,
    pinned.unit_key AS unit,
    pinned.region,
    pinned.whole_key AS whole,
    pinned.modality,
    pinned.direction,
    pinned.value,
    pinned.value_high,
    pinned.qualifier,
    claim.attribution,
    claim.confidence,
    claim.sentence
FROM core.pinned_claim AS pinned
INNER JOIN mart.fct_claim AS claim ON pinned.claim_id = claim.claim_id
WHERE
    pinned.drop_reason = 'no_period'
    AND pinned.metric_limit <> 'other'
    AND pinned.dimension = ANY(pinned.dimensions)
    AND NOT pinned.is_out_of_bounds
    AND NOT pinned.is_broken_count
