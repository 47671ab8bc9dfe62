"""What a simulation found, in sentences; what leads to an input is a link. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from bpo_case.analysis.simulation import Simulation
from bpo_case.analysis.simulation.asked import NothingUncertain, WrongNumberOfTrials
from bpo_case.analysis.simulation.outcome import Outcome, name_of
from bpo_case.case.errors import InvalidCase
from bpo_case.errors import BpoCaseError
from bpo_case.model.results import label_of
from bpo_case.report.simulated import other_said
from bpo_case.text import numbers, translate

OF = 100
"""Chances are told as so many of a hundred trials."""
TOLD = 8
"""So many things that bad outcomes have in common are told."""
TO_TRIALS, TO_UNCERTAINTY = "trials", "uncertainty"
"""Links that do not lead to an input: to the number of trials, and to the step of uncertain inputs."""


def looked_at(found: Simulation, option: str) -> int:
    """Give the position of an option; of the one worth most on average where it was not simulated, or is compared with.

    The one that the others are compared with is worth the same in all trials: there is nothing to be seen of it.
    """
    others = [at for at in range(len(found.outcomes)) if at != found.compared]
    chosen = next((at for at in others if found.outcomes[at].option == option), None)
    return chosen if chosen is not None else max(others, key=lambda at: found.outcomes[at].mean, default=found.compared)


def headline(found: Simulation, option: int) -> str:
    """Say how sure the value of an option is."""
    outcome, currency = found.outcomes[option], found.case.settings.currency
    quarter = (len(outcome.s_curve) - 1) // 4
    ends = (outcome.s_curve[at][0] for at in (quarter, -1 - quarter))
    low, high = (numbers.money(value, currency, negative="brackets") for value in ends)
    words = {"option": outcome.name, "compared": found.outcomes[found.compared].name, "low": low, "high": high}
    middle = translate("Half of all trials lie between {low} and {high}.")
    sentences = (_chance(outcome.chance_positive), middle, _best(outcome))
    return " ".join(sentence.format(**words) for sentence in sentences)


def _chance(chance: float) -> str:
    count = round(OF * chance)
    if chance in (0.0, 1.0) or count in (0, OF):
        return {
            (True, True): translate("In every trial “{option}” is worth more than “{compared}”."),
            (True, False): translate("In almost every trial “{option}” is worth more than “{compared}”."),
            (False, False): translate("In hardly any trial “{option}” is worth more than “{compared}”."),
            (False, True): translate("In no trial “{option}” is worth more than “{compared}”."),
        }[count == OF, chance in (0.0, 1.0)]
    said = translate("In {count} of 100 trials “{option}” is worth more than “{compared}”.")
    return said.replace("{count}", numbers.number(count))


def _best(outcome: Outcome) -> str:
    said = translate("It is the best of all options in {share} of the trials.")
    return said.replace("{share}", numbers.share(outcome.chance_best, 0))


def asked_said(found: Simulation) -> str:
    """Say what was simulated."""
    asked = found.asked
    said = translate("{figure} in {trials} trials ({method}, seed {seed}), {events}.")
    events = translate("in which risks happen or not") if asked.events else translate("without risks")
    words = {"trials": numbers.number(asked.trials), "method": translate(asked.method), "seed": str(asked.seed)}
    return said.format(figure=translate(label_of(found.figure)), events=events, **words)


# ---------------------------------------------------------------- with links


def drivers_said(outcome: Outcome, shown: int) -> str:
    """Name what drives an option's value, each as a link to its input."""
    return " · ".join(_link(driver.path, driver.name) for driver in outcome.drivers[:shown])


def in_common_said(found: Simulation, option: int) -> str:
    """Say what is otherwise in the worst tenth of the trials than usually, a line for each."""
    lines = [f"{_link(each.path, each.name)}: {other_said(each)}" for each in found.outcomes[option].in_common[:TOLD]]
    return _lines(lines) if lines else translate("They have nothing in common that stands out.")


def remarks_said(found: Simulation) -> str:
    """Say what was done to the draws that nobody asked for; blank where that is nothing."""
    return _lines(_remarks(found))


def _remarks(found: Simulation) -> Iterator[str]:
    if found.drawn.correlations.repaired:
        yield translate("No numbers can have all the rank correlations asked for; the nearest possible were used.")
    cut = translate("{share} of the draws of {input} lay outside what its field allows; the nearest allowed was used.")
    for path, count in found.drawn.outside.items():
        share = numbers.share(count / found.drawn.trials, 1)
        yield cut.format(share=share, input=_link(path, name_of(found.case, path)))


def refusal_said(error: BpoCaseError) -> str:
    """Say why a case cannot be simulated, each reason as a link to where it is mended."""
    if isinstance(error, InvalidCase):
        return _lines(_link(problem.path, str(problem)) for problem in error.problems)
    links = {NothingUncertain: TO_UNCERTAINTY, WrongNumberOfTrials: TO_TRIALS}
    return _link(links.get(type(error), ""), str(error))


def _link(path: str, text: str) -> str:
    return f'<a href="{escape(path)}">{escape(text)}</a>' if path else escape(text)


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(lines)
