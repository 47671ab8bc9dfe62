"""Memo figures of an option: shown beside its cost, in which they are already. See docs/cost-model.md, "Value"."""

from bpo_case.engine.declare import LineItems

memo = LineItems("memo")
line = memo.line


# ------------------------------------------------------------ people


@line("People in parallel run", unit="FTE", over="options")
def people_in_parallel(total_parallel_fte):
    """In house, doing what the vendor does already."""
    return total_parallel_fte


@line("People on notice", unit="FTE", over="options")
def people_on_notice(total_on_notice):
    """Still paid between the end of parallel run and their release."""
    return total_on_notice


@line("People not avoided", unit="FTE", over="options")
def people_not_avoided(total_not_avoided):
    """Who stay although their work has moved."""
    return total_not_avoided


@line("Work paid twice in the option", unit="FTE", over="options")
def work_paid_twice(total_paid_twice):
    """Parallel run, notice and people not avoided together."""
    return total_paid_twice


# ------------------------------------------------------------ charges


@line("Additional resource charges", unit="money", over="options")
def additional_charges(total_arc):
    """ARC: what volume above the bands adds to the charges."""
    return total_arc


@line("Reduced resource credits", unit="money", over="options")
def reduction_credits(total_rrc):
    """RRC: what volume below the bands takes off the charges."""
    return total_rrc


@line("Top-ups to the minimum", unit="money", over="options")
def minimum_top_ups(total_top_up):
    """What is paid only because a minimum was committed to."""
    return total_top_up


@line("Service credits at risk", unit="money", over="options")
def credits_at_risk(total_credit_at_risk):
    """The credits that would be due if every service level were missed."""
    return total_credit_at_risk


@line("Expected service credits", unit="money", over="options")
def expected_credits(total_expected_credit):
    """The credits to be expected from how often service levels are missed; never counted as a saving."""
    return total_expected_credit
