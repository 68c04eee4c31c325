-- One row per current claim of a current revision, worked out once for the statements that follow; gone at commit.
CREATE TEMPORARY TABLE pinned ON COMMIT DROP AS
SELECT claim.*
FROM core.pinned_claim AS claim
