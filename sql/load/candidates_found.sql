-- One row per name that articles taught and nobody has reviewed, the most printed first, with what is told of it.
-- noqa: disable=RF02,RF03
WITH counted AS (
    SELECT
        entity.entity_id,
        alias.alias_key,
        entity.name,
        COUNT(claim.claim_id) AS claims,
        COUNT(DISTINCT claim.article_id) AS articles,
        ARRAY_AGG(DISTINCT claim.source_key) AS sources,
        ARRAY_AGG(DISTINCT claim.language) AS languages,
        MIN(claim.published_on) AS first_printed_on,
        MAX(claim.published_on) AS last_printed_on
    FROM core.entity AS entity
    INNER JOIN core.entity_alias AS alias ON entity.entity_id = alias.entity_id
    INNER JOIN mart.fct_claim AS claim ON entity.entity_key = claim.entity_key
    WHERE
        entity.status = 'candidate'
        AND (%(alias_key)s::text IS NULL OR alias.alias_key = %(alias_key)s)
        AND NOT EXISTS (
            SELECT 1
            FROM ops.entity_said AS said
            WHERE said.alias_key = alias.alias_key AND said.verdict <> 'open'
        )
    GROUP BY entity.entity_id, alias.alias_key
    ORDER BY COUNT(DISTINCT claim.article_id) DESC, COUNT(claim.claim_id) DESC, alias.alias_key COLLATE "C" ASC
    LIMIT %(max_rows)s
),

kind_of_metric AS (
    SELECT DISTINCT
        series.metric_key,
        entity.kind
    FROM core.series AS series
    INNER JOIN core.entity AS entity ON series.entity_id = entity.entity_id
    WHERE entity.status = 'known'
)

SELECT
    counted.alias_key,
    counted.name,
    counted.claims,
    counted.articles,
    counted.sources,
    counted.languages,
    counted.first_printed_on,
    counted.last_printed_on,
    ARRAY(
        SELECT series.metric_key
        FROM core.series AS series
        WHERE series.entity_id = counted.entity_id
        GROUP BY series.metric_key
        ORDER BY series.metric_key ASC
    ) AS metrics,
    ARRAY(
        SELECT DISTINCT told.kind
        FROM core.series AS series
        INNER JOIN kind_of_metric AS told ON series.metric_key = told.metric_key
        WHERE series.entity_id = counted.entity_id
        ORDER BY told.kind ASC
    ) AS told_of,
    (
        SELECT
            COALESCE(
                JSONB_AGG(
                    JSONB_BUILD_OBJECT('key', twin.entity_key, 'kind', twin.kind, 'name', twin.name)
                    ORDER BY twin.shared DESC, twin.entity_key ASC
                ), '[]'
            )
        FROM (
            SELECT
                other.entity_key,
                other.kind,
                other.name,
                COUNT(DISTINCT own.observation_id) AS shared
            FROM core.series AS series
            INNER JOIN core.observation AS own ON series.series_id = own.series_id
            INNER JOIN core.observation AS same
                ON
                    own.period_id = same.period_id
                    AND own.value = same.value
                    AND own.value_high IS NOT DISTINCT FROM same.value_high
                    AND own.direction IS NOT DISTINCT FROM same.direction
            INNER JOIN core.series AS beside
                ON
                    same.series_id = beside.series_id
                    AND series.metric_key = beside.metric_key
                    AND series.kind = beside.kind
                    AND series.unit_key = beside.unit_key
                    AND series.metric_limit = beside.metric_limit
            INNER JOIN core.entity AS other ON beside.entity_id = other.entity_id
            WHERE
                %(max_sentences)s > 0
                AND series.entity_id = counted.entity_id
                AND other.entity_id <> counted.entity_id
                AND LENGTH(TRIM('0' FROM TRANSLATE(own.value::text, '.-', ''))) >= 3
            GROUP BY other.entity_id
            ORDER BY COUNT(DISTINCT own.observation_id) DESC, other.status = 'known' DESC, other.entity_key ASC
            LIMIT 3
        ) AS twin
    ) AS same_figures,
    ARRAY(
        SELECT agent.kind
        FROM core.agent AS agent
        WHERE agent.name_key = counted.alias_key
        ORDER BY agent.kind ASC
    ) AS speaks_as,
    (
        SELECT
            COALESCE(
                JSONB_AGG(
                    JSONB_BUILD_OBJECT('sentence', said.sentence, 'source', said.source_key, 'url', said.url)
                    ORDER BY said.place ASC
                ), '[]'
            )
        FROM (
            SELECT
                claim.sentence,
                claim.source_key,
                claim.url,
                ROW_NUMBER() OVER (ORDER BY claim.published_on DESC NULLS LAST, claim.claim_id ASC) AS place
            FROM mart.fct_claim AS claim
            WHERE claim.entity_key = 'candidate/' || counted.alias_key
        ) AS said
        WHERE said.place <= %(max_sentences)s
    ) AS sentences
FROM counted
ORDER BY counted.articles DESC, counted.claims DESC, counted.alias_key COLLATE "C" ASC
