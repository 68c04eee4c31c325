"""stage -> verdict: the checks of sql/checks on what a run has read, before anyone sees it."""

from pipeline.audit.checks import AuditError, AuditResult, CheckResult, audit

__all__ = ["AuditError", "AuditResult", "CheckResult", "audit"]
