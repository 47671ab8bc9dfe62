"""Health checks: how business cases go wrong, each named after the problem, with evidence, thresholds and a remedy.

A check is a small function over one option (or over the compared-with option, where it concerns the whole case) that
measures something and says so; what is too much is data on its declaration. `examine` runs them all.
"""

from bpo_case.analysis.health.examine import CHECKS, health, is_draft, order_by_severity
from bpo_case.analysis.health.finding import STATUSES, Check, Finding, Limit, Status

__all__ = ["CHECKS", "STATUSES", "Check", "Finding", "Limit", "Status", "health", "is_draft", "order_by_severity"]
