"""Training: courses, and the loss until new hires are proficient. See docs/cost-model.md, "Training"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import average, both, choose, where
from bpo_case.model.shapes import present

training = LineItems("training")
line = training.line


@line("Course cost of one person", unit="local/FTE", over="programmes")
def course_cost_each(hours, trainer_rate, class_size, material):
    """The share of a trainer, and material, at today's prices."""
    return hours * trainer_rate / class_size + material


@line("Months lost per hire", unit="month", over="programmes")
def months_lost(trigger, proficiency_months, starting_productivity):
    """Months of output that a new hire lacks until proficient, rising evenly to full."""
    return where(
        both(trigger == "each hire", proficiency_months > 0),
        (1 - starting_productivity) * average(proficiency_months, 1),
        0,
    )


@line("Programme runs", unit="share", over="programmes")
def runs(month, first_month, last_month, build_up_months):
    """From the first month to the last, with its build-up."""
    return present(month, first_month, last_month, build_up_months)


@line("Participants", unit="FTE", over="programmes")
def participants(runs, trigger, total_hires, drop_out, total_paid_fte, month, once_month):
    """Staff of its service and location: hires (with those who drop out), a twelfth a month, or all of them once."""
    return runs * choose(
        trigger,
        {
            "each hire": total_hires / (1 - drop_out),
            "every FTE yearly": total_paid_fte / 12,
            "once in a month": where(both(month >= once_month, month <= once_month), total_paid_fte, 0),
        },
    )


@line("Course cost", unit="money", over="programmes")
def course_cost(participants, course_cost_each, location_price_level):
    """Trainers and material."""
    return participants * course_cost_each * location_price_level


@line("Proficiency loss", unit="money", over="programmes")
def proficiency_loss(runs, total_hires_pay, months_lost):
    """Pay of new hires for output that they cannot give yet, in the month of hire."""
    return runs * total_hires_pay * months_lost
