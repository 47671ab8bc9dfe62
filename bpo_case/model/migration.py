"""Migration: how work moves to the vendor and is released in house. See docs/cost-model.md, "Migration"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import ago
from bpo_case.model.shapes import ramped

migration = LineItems("migration")
line = migration.line


@line("Migration ramp", unit="share", over="plan")
def ramp(month, migration_start, migration_months):
    """How far the migration has come, in even steps."""
    return ramped(month, migration_start, migration_months)


@line("Taken over", unit="share", over="plan")
def taken_over(share, ramp):
    """Share of the service that this row's vendor handles."""
    return share * ramp


@line("Released by the row", unit="share", over="plan")
def released(taken_over, parallel_months):
    """Share of the service that in-house staff no longer need to handle: after parallel run."""
    return ago(taken_over, parallel_months)


@line("Vendor productivity", unit="ratio", over="plan", opening="productivity_start")
def vendor_productivity(month, migration_start, months_to_maturity, productivity_start, productivity_mature):
    """Output of a vendor's person against today's staff, rising from the start of migration."""
    return productivity_start + (productivity_mature - productivity_start) * ramped(
        month, migration_start, months_to_maturity
    )


@line("Taken-over share", unit="share", over="scope")
def taken_over_share(total_taken_over):
    """Share of the service that vendors handle in this option."""
    return total_taken_over


@line("Released share", unit="share", over="scope")
def released_share(total_released):
    """Share of the service that in-house staff no longer need to handle, before the row's own lag."""
    return total_released
