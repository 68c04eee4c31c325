-- Without what was asked, which is lost: the budgets of the day and of runs under way begin anew.
DROP TABLE ops.model_request;
