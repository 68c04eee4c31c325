-- Nothing of the warehouse is in the way: who takes this back sees it again as it was.
ALTER SCHEMA raw RENAME TO raw_aside;
ALTER SCHEMA stage RENAME TO stage_aside;
ALTER SCHEMA core RENAME TO core_aside;
ALTER SCHEMA mart RENAME TO mart_aside;
ALTER SCHEMA ops RENAME TO ops_aside;
