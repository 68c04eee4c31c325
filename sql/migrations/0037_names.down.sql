-- core.current_claim is given back by the file of migration 0035.
CREATE OR REPLACE FUNCTION ops.queue_entities() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM changed
    INNER JOIN core.entity_alias AS alias ON changed.entity_id = alias.entity_id
    INNER JOIN core.claim AS claim ON alias.alias_key = claim.entity_key AND claim.is_current
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE changed.status = 'known'
    UNION
    SELECT 'article', revision.article_id
    FROM changed
    INNER JOIN core.entity_alias AS alias ON changed.entity_id = alias.entity_id
    INNER JOIN ops.judgement AS judgement ON alias.alias_key = judgement.fix ->> 'entity_key'
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE changed.status = 'known';
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION ops.queue_names(names text[]) RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM core.claim AS claim
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE claim.is_current AND claim.entity_key = ANY(names)
    UNION
    SELECT 'article', revision.article_id
    FROM ops.judgement AS judgement
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE judgement.fix ->> 'entity_key' = ANY(names)
$$;
COMMENT ON FUNCTION ops.queue_names(text[]) IS 'Have observe look at the articles whose current claims are printed with these names.';
CREATE OR REPLACE FUNCTION ops.queue_aliases() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ops.QUEUE_NAMES(ARRAY(SELECT changed.alias_key FROM changed WHERE changed.origin <> 'article'));
    RETURN NULL;
END
$$;
DROP FUNCTION core.name_key(text);
