-- One row: whether a rule is applied from now on.
INSERT INTO ops.rule_switch (rule, is_on, set_by, set_at)
VALUES (%(rule)s, %(is_on)s, %(set_by)s, %(now)s)
ON CONFLICT (rule) DO UPDATE SET is_on = excluded.is_on, set_by = excluded.set_by, set_at = excluded.set_at
