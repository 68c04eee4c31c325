-- One row per claim that is evidence for a figure to look at, with its origin and its part in it.
-- Who is named first, in the first text that copies do not differ from, is behind it; if that is a paper of ours which prints
-- the figure too, then whoever is behind it there; if nobody is named, the agency or the paper itself. Of papers that name each other
-- the first is behind it.
CREATE TEMPORARY TABLE evidence_role ON COMMIT DROP AS
WITH RECURSIVE cluster AS (
    SELECT
        said.observation_id,
        said.root_id,
        MIN(said.issued_at) AS issued_at,
        ARRAY_AGG(said.agent_key ORDER BY said.issued_at ASC, said.article_id ASC, said.span_start ASC)
        FILTER (WHERE said.agent_key IS NOT NULL) AS agent_keys
    FROM evidence_said AS said
    GROUP BY said.observation_id, said.root_id
),

named AS (
    SELECT
        cluster.observation_id,
        cluster.root_id,
        cluster.issued_at,
        root.source_key,
        COALESCE(
            cluster.agent_keys[1],
            CASE
                WHEN entity.source_key IS NOT NULL THEN 'source:' || entity.source_key
                WHEN entity.entity_id IS NOT NULL THEN 'entity:' || entity.entity_key
                ELSE 'agent:' || root.agency_key
            END,
            'source:' || root.source_key
        ) AS origin_key
    FROM cluster
    INNER JOIN core.article_print AS root ON cluster.root_id = root.article_id
    LEFT JOIN core.entity_alias AS alias ON root.agency_key = alias.alias_key AND alias.origin <> 'article'
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
),

paper AS (
    SELECT DISTINCT ON (named.observation_id, named.source_key)
        named.observation_id,
        'source:' || named.source_key AS paper_key,
        named.origin_key,
        named.issued_at
    FROM named
    ORDER BY named.observation_id ASC, named.source_key ASC, named.issued_at ASC, named.root_id ASC
),

hop AS (
    SELECT
        named.observation_id,
        named.root_id,
        named.origin_key,
        ARRAY[named.origin_key] AS path
    FROM named
    UNION ALL
    SELECT
        hop.observation_id,
        hop.root_id,
        paper.origin_key,
        hop.path || paper.origin_key AS path
    FROM hop
    INNER JOIN paper ON hop.observation_id = paper.observation_id AND hop.origin_key = paper.paper_key
    WHERE
        CARDINALITY(hop.path) <= 4
        AND paper.origin_key <> ALL(hop.path)
),

farthest AS (
    SELECT DISTINCT ON (hop.observation_id, hop.root_id)
        hop.observation_id,
        hop.root_id,
        hop.origin_key,
        hop.path
    FROM hop
    ORDER BY hop.observation_id ASC, hop.root_id ASC, CARDINALITY(hop.path) DESC
),

settled AS (
    SELECT
        farthest.observation_id,
        farthest.root_id,
        CASE
            WHEN back.observation_id IS NULL THEN farthest.origin_key
            ELSE (
                SELECT member.paper_key
                FROM paper AS member
                WHERE
                    member.observation_id = back.observation_id
                    AND member.paper_key = ANY(farthest.path[ARRAY_POSITION(farthest.path, back.origin_key):])
                ORDER BY member.issued_at ASC, member.paper_key ASC
                LIMIT 1
            )
        END AS origin_key
    FROM farthest
    LEFT JOIN paper AS back
        ON
            farthest.observation_id = back.observation_id
            AND farthest.origin_key = back.paper_key
            AND farthest.origin_key <> back.origin_key
            AND back.origin_key = ANY(farthest.path)
),

placed AS (
    SELECT
        said.claim_id,
        said.observation_id,
        said.agent_id,
        said.root_id <> said.article_id AS is_copy,
        settled.origin_key,
        ROW_NUMBER() OVER (
            PARTITION BY said.observation_id, settled.origin_key
            ORDER BY
                said.root_id <> said.article_id ASC,
                said.issued_at ASC,
                said.article_id ASC,
                said.span_start ASC,
                said.claim_id ASC
        ) AS place
    FROM evidence_said AS said
    INNER JOIN settled ON said.observation_id = settled.observation_id AND said.root_id = settled.root_id
)

SELECT
    placed.claim_id,
    placed.observation_id,
    placed.agent_id,
    CASE
        WHEN placed.place = 1 THEN 'origin'
        WHEN placed.is_copy THEN 'syndicated'
        ELSE 'repeat'
    END AS role,
    placed.origin_key
FROM placed
