"""The cost model of docs/cost-model.md written out month by month, to check the product's numbers against.

It is made to be read beside that document, not to be fast, and shares nothing with the product but the records of the
case. `outcome(case)` gives, with t = 0 … N everywhere and 0 for signature:

- `time`, `currencies[id]`, `locations[id]` and `services[id]`: what all options share;
- `options[name]` in the order of the document, an added "As is" first, and `compared_with`, the name of one of them.

An option has its rows (`plan[id]`, `scope[service id]`, and the lists `staff`, `items`, `programmes`, `charges`,
`governance`, `transition`, `benefits`, `risks`, `exits`, `service_levels`), each row with its `record` and lines, as
`options[name].staff[i].paid_fte[t]`; its own lines, as `net_cash[t]`; and its headline values, as `npv`.
"""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.options import Option
from tests.oracle import charges, decisions, demand, infrastructure, labor, timing, training, value
from tests.oracle.rows import Row


def outcome(case: Case) -> Row:
    """Work a case out."""
    base = common(case)
    records = options_of(case)
    all_plan = {}
    for record in records:
        all_plan.update(demand.plan_rows(case, base, record.id))
    options = [option_in_house(case, base, record, all_plan) for record in records]

    compared = compared_with(case, options)
    for option in options:
        value.write_saving_before_gain_share(base, option, compared)
        add_charges_and_decisions(case, base, option)
    for option in options:
        value.write_cash(base, option, compared)
        value.write_present_values(base, option, compared)
        value.write_returns(base, option)
        value.write_run_rate(base, option, compared)
        value.write_unit_costs(base, option)
    base.options = {option.name: option for option in options}
    base.compared_with = compared.name
    return base


def common(case: Case) -> Row:
    """Give what all options share."""
    time = timing.calendar(case.settings)
    currencies = timing.currencies(case)
    return Row(
        settings=case.settings,
        months=case.settings.horizon,
        time=time,
        currencies=currencies,
        locations=timing.locations(case, currencies),
        services=demand.services(case, time),
    )


def options_of(case: Case) -> list[Option]:
    """Give the options; when none of them is as is, one is added in front."""
    if any(option.kind == "as is" for option in case.options):
        return list(case.options)
    taken = {option.id for option in case.options}
    free_id = next(name for name in (f"as-is{'-' * n}" for n in range(30)) if name not in taken)
    return [Option(id=free_id, name="As is", kind="as is"), *case.options]


def compared_with(case: Case, options: list[Row]) -> Row:
    """Give the option that the others are measured against; blank is the (first) as-is option."""
    chosen = case.settings.compared_with
    for option in options:
        if option.record.id == chosen or (not chosen and option.record.kind == "as is"):
            return option
    raise ValueError(f"no option has the id {chosen!r}")


def option_in_house(case: Case, base: Row, record: Option, all_plan: dict[str, Row]) -> Row:
    """Give an option with its rows, as far as they do not depend on another option."""
    option = Row(record=record, name=record.name, all_plan=all_plan)
    option.plan = {row_id: row for row_id, row in all_plan.items() if row.record.option == record.id}
    option.scope = demand.scope_rows(case, base, option.plan)
    option.staff = labor.staff(case, base, option)
    labor.write_fte_of_services(base, option)
    option.programmes = training.programmes(case, base, option)
    option.items = infrastructure.items(case, base, option)
    option.charges = charges.price_lines(case, base, option)
    value.write_running_cost(base, option)
    return option


def add_charges_and_decisions(case: Case, base: Row, option: Row) -> None:
    """Add gain share, payment, and what follows from the charges."""
    charges.write_gain_shares(base, option)
    charges.write_payment(base, option)
    value.write_charges(base, option)
    option.service_levels = charges.service_levels(case, base, option)
    option.governance = decisions.governance(case, base, option)
    option.transition = decisions.transition(case, base, option)
    option.benefits = decisions.benefits(case, base, option)
    option.risks = decisions.risks(case, base, option)
    option.exits = decisions.exits(case, base, option)
    value.write_cost(base, option)
