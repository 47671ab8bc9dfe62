"""Training of the transcription: who is trained, what courses cost, and what new hires do not yet produce."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.today import Training
from tests.oracle.rows import Row, new_row, total
from tests.oracle.timing import presence


def programmes(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the programmes of an option: those of today, and those it adds."""
    result = []
    for programme in case.training:
        if programme.added_by in ("", option.record.id):
            row = new_row(base.months, programme, "presence participants course_cost proficiency_loss")
            write_programme(row, programme, base, trained_staff(programme, option))
            result.append(row)
    return result


def trained_staff(programme: Training, option: Row) -> list[Row]:
    """A programme belongs to the staff of the same option, service and location."""
    place = (programme.service, programme.location)
    return [row for row in option.staff if (row.record.service, row.record.location) == place]


def write_programme(row: Row, programme: Training, base: Row, staff: list[Row]) -> None:
    """Write down participants, course cost and proficiency loss, month by month."""
    location = base.locations[programme.location]
    cost_of_a_seat = programme.hours * programme.trainer_rate / programme.class_size + programme.material
    for t in range(1, base.months + 1):
        row.presence[t] = presence(programme, t)
        row.participants[t] = trained(programme, staff, t) * row.presence[t]
        price_level = location.price_index[t] * location.currency_rate[t]
        row.course_cost[t] = row.participants[t] * cost_of_a_seat * price_level
        row.proficiency_loss[t] = lost(programme, staff, t) * row.presence[t]


def trained(programme: Training, staff: list[Row], t: int) -> float:
    """Count who takes part in a month, were the programme there in full."""
    if programme.trigger == "each hire":
        return total(staff, "hires", t) / (1 - programme.drop_out)
    if programme.trigger == "every FTE yearly":
        return total(staff, "paid_fte", t) / 12
    return total(staff, "paid_fte", t) if t == programme.once_month else 0.0


def lost(programme: Training, staff: list[Row], t: int) -> float:
    """Value what this month's hires do not produce until they are proficient."""
    if programme.trigger != "each hire" or programme.proficiency_months == 0:
        return 0.0
    months_lost = (1 - programme.starting_productivity) * (programme.proficiency_months + 1) / 2
    value = 0.0
    for person in staff:
        value += person.hires[t] * person.loaded_months_pay[t] * months_lost
    return value
