-- One row per figure that an article prints otherwise than in its text before: from which value to which.
-- key: claim_id
-- scope: article
-- index: article_id
-- index: source_key, changed_at
-- column claim_id: Id of the claim in the later text.
-- column previous_claim_id: Id of the claim in the earlier text.
-- column article_id: Id of the article.
-- column source_key: Source.
-- column url: URL of the article.
-- column title: Headline of the later text.
-- column revision_no: Number of the later text.
-- column previous_revision_no: Number of the earlier text.
-- column changed_at: When the later text was captured in place of the earlier one.
-- column entity: Whom or what it is about, as printed in the later text.
-- column metric: What is measured, as printed in the later text.
-- column metric_id: Key of the metric.
-- column value_before: The number, scale applied, in the earlier text; the lower end of a range.
-- column value: The number in the later text.
-- column value_high_before: The higher end of a range in the earlier text.
-- column value_high: The higher end of a range in the later text.
-- column unit_before: Unit code in the earlier text.
-- column unit: Unit code in the later text.
-- column surface_before: As printed in the earlier text.
-- column surface: As printed in the later text.
-- column sentence_before: The sentence in the earlier text.
-- column sentence: The sentence in the later text.
-- column paired_by: sentence: the two sentences differ in numbers only; subject: the same thing of the same entity and time.
-- Texts follow each other as they were captured, in whatever order they were published: an archive may be read backwards. Of a text
-- that came several times in place of another the last time counts. A change that only another version of the parser made of the same
-- page is none of the paper.
WITH step AS (
    SELECT DISTINCT ON (change.revision_id)
        article.article_id,
        article.source_key,
        article.url,
        change.revision_id,
        change.previous_revision_id,
        change.changed_at,
        revision.revision_no,
        previous.revision_no AS previous_revision_no,
        revision.title,
        revision.text,
        previous.text AS previous_text
    FROM scope_article AS scope
    INNER JOIN core.article AS article ON scope.article_id = article.article_id
    INNER JOIN core.text_change AS change ON article.article_id = change.article_id
    INNER JOIN core.article_revision AS revision ON change.revision_id = revision.revision_id
    INNER JOIN core.article_revision AS previous ON change.previous_revision_id = previous.revision_id
    ORDER BY change.revision_id ASC, change.changed_at DESC
),

side AS (
    SELECT
        step.revision_id AS step_id,
        TRUE AS is_later,
        step.revision_id,
        step.text
    FROM step
    UNION ALL
    SELECT
        step.revision_id AS step_id,
        FALSE AS is_later,
        step.previous_revision_id AS revision_id,
        step.previous_text AS text
    FROM step
),

said AS (
    SELECT
        side.step_id,
        side.is_later,
        claim.claim_id,
        claim.value,
        claim.value_high,
        claim.unit,
        claim.surface,
        claim.entity,
        claim.metric,
        claim.metric_id,
        claim.span_start,
        SUBSTR(side.text, claim.sentence_start + 1, claim.sentence_end - claim.sentence_start) AS sentence,
        CONCAT_WS(
            '|', claim.entity_key, COALESCE(claim.metric_id, claim.metric), claim.kind, claim.unit, claim.direction,
            claim.region, claim.whole_key, claim.period_start, claim.period_end, claim.baseline_start, claim.baseline_end
        ) AS subject,
        claim.entity_key IS NOT NULL AND COALESCE(claim.metric_id, claim.metric) IS NOT NULL AS is_told
    FROM side
    INNER JOIN core.claim AS claim ON side.revision_id = claim.revision_id AND claim.is_current
),

masked AS (
    SELECT
        said.*,
        REGEXP_REPLACE(said.sentence, '[0-9]+([.,][0-9]+)*', '#', 'g') AS mask,
        ROW_NUMBER() OVER (
            PARTITION BY said.step_id, said.is_later, said.sentence
            ORDER BY said.span_start ASC
        ) AS place
    FROM said
),

placed AS (
    SELECT
        masked.*,
        ROW_NUMBER() OVER (
            PARTITION BY masked.step_id, masked.is_later, masked.mask, masked.place
            ORDER BY masked.span_start ASC
        ) AS turn
    FROM masked
),

by_sentence AS (
    SELECT
        later.step_id,
        later.claim_id,
        earlier.claim_id AS previous_claim_id,
        (
            later.value <> earlier.value
            OR later.unit <> earlier.unit
            OR later.value_high IS DISTINCT FROM earlier.value_high
        ) AS differs
    FROM placed AS later
    INNER JOIN placed AS earlier
        ON
            later.step_id = earlier.step_id
            AND later.mask = earlier.mask
            AND later.place = earlier.place
            AND later.turn = earlier.turn
    WHERE
        later.is_later
        AND NOT earlier.is_later
),

unpaired AS (
    SELECT
        placed.*,
        ROW_NUMBER() OVER (
            PARTITION BY placed.step_id, placed.is_later, placed.subject
            ORDER BY placed.span_start ASC
        ) AS nth,
        COUNT(*) OVER (PARTITION BY placed.step_id, placed.is_later, placed.subject) AS alike
    FROM placed
    WHERE
        placed.is_told
        AND NOT EXISTS (
            SELECT 1
            FROM by_sentence
            WHERE
                by_sentence.step_id = placed.step_id
                AND placed.claim_id = CASE WHEN placed.is_later THEN by_sentence.claim_id ELSE by_sentence.previous_claim_id END
        )
),

by_subject AS (
    SELECT
        later.step_id,
        later.claim_id,
        earlier.claim_id AS previous_claim_id,
        (later.value <> earlier.value OR later.value_high IS DISTINCT FROM earlier.value_high) AS differs
    FROM unpaired AS later
    INNER JOIN unpaired AS earlier
        ON
            later.step_id = earlier.step_id
            AND later.subject = earlier.subject
            AND later.nth = earlier.nth
            AND later.alike = earlier.alike
    WHERE
        later.is_later
        AND NOT earlier.is_later
),

paired AS (
    SELECT
        by_sentence.*,
        'sentence' AS paired_by
    FROM by_sentence
    WHERE by_sentence.differs
    UNION ALL
    SELECT
        by_subject.*,
        'subject' AS paired_by
    FROM by_subject
    WHERE by_subject.differs
)

SELECT
    paired.claim_id,
    paired.previous_claim_id,
    step.article_id,
    step.source_key,
    step.url,
    step.title,
    step.revision_no,
    step.previous_revision_no,
    step.changed_at,
    later.entity,
    later.metric,
    later.metric_id,
    earlier.value AS value_before,
    later.value,
    earlier.value_high AS value_high_before,
    later.value_high,
    earlier.unit AS unit_before,
    later.unit,
    earlier.surface AS surface_before,
    later.surface,
    earlier.sentence AS sentence_before,
    later.sentence,
    paired.paired_by
FROM paired
INNER JOIN step ON paired.step_id = step.revision_id
INNER JOIN said AS later ON paired.step_id = later.step_id AND paired.claim_id = later.claim_id AND later.is_later
INNER JOIN said AS earlier
    ON paired.step_id = earlier.step_id AND paired.previous_claim_id = earlier.claim_id AND NOT earlier.is_later
