-- One row per rule that somebody has switched on or off.
SELECT
    switch.rule,
    switch.is_on
FROM ops.rule_switch AS switch
ORDER BY switch.rule ASC
