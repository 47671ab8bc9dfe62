"""The verdict in words: titles that are sentences with numbers, and honest when the answer is no."""

from __future__ import annotations

from bpo_case.report.figures import brief_share, payback_months, rate, shortened, size_of
from bpo_case.report.findings import Findings
from bpo_case.text import numbers, translate

NAME_IN_TITLE = 40
"""Characters of an option's name in a title, so that the sentence keeps to two lines."""
NAME_IN_TEXT = 90


def headline(found: Findings) -> str:
    """Say in one sentence what the case says."""
    if found.empty:
        return translate("Nothing to decide yet: the case has no cost and no saving")
    if not found.others:
        return translate("Nothing to decide yet: there is no option besides “{compared}”").format(**_words(found))
    return _approval(found) if found.recommended else _refusal(found)


def _approval(found: Findings) -> str:
    figures = found.figures[found.best]
    cheaper, payback = figures["run_rate_saving"] > 0, figures["payback_months"]
    if cheaper and payback == 0:
        template = translate("{name} cuts run-rate cost by {saving} ({share}) and never needs funding")
    elif cheaper and payback is not None:
        template = translate("{name} cuts run-rate cost by {saving} ({share}) and pays back in {payback}")
    elif cheaper:
        template = translate("{name} cuts run-rate cost by {saving}, but does not pay back within the term")
    elif payback is not None:
        template = translate("{name} is worth {value} and pays back in {payback}, but its run-rate cost is no lower")
    else:
        template = translate("{name} is worth {value}, but does not pay back and its run-rate cost is no lower")
    return template.format(**_words(found))


def _refusal(found: Findings) -> str:
    figures = found.figures[found.best]
    words = _words(found)
    if len(found.others) > 1:
        words["name"] = translate("even {name}").format(name=words["name"])
    if figures["npv"] == 0:
        template = translate("Keep {compared}: {name} is worth no more")
    elif figures["payback_months"] is not None:
        template = translate("Keep {compared}: {name} loses {value} at {rate}, although it pays back in {payback}")
    elif figures["term_saving"] < 0:
        template = translate("Keep {compared}: {name} costs {more} more and does not pay back within the term")
    else:
        template = translate("Keep {compared}: {name} saves only {more} and does not pay back within the term")
    return template.format(**words)


def _words(found: Findings) -> dict[str, str]:
    """What the sentences are filled with; user text among it is only ever inserted."""
    figures, currency = found.figures[found.best], found.currency
    return {
        "name": title_name(found, found.best),
        "compared": title_name(found, found.compared),
        "saving": size_of(figures["run_rate_saving"], currency),
        "share": brief_share(figures["run_rate_saving_share"]),
        "payback": payback_months(figures["payback_months"]),
        "value": size_of(figures["npv"], currency),
        "more": size_of(figures["term_saving"], currency),
        "rate": rate(found.nominal_rate),
    }


def title_name(found: Findings, option: int) -> str:
    """Give an option's name as it stands in a sentence."""
    return shortened(found.name(option), NAME_IN_TITLE)


def recommendation(found: Findings) -> str:
    """Say what to do and why, and what speaks against it."""
    if found.empty or not found.others:
        return translate("Enter the cost of today and at least one option, then decide.")
    said = [_what_to_do(found)]
    if found.recommended:
        said += [_hurdle(found), _after_risk(found)]
    return " ".join(said)


def _what_to_do(found: Findings) -> str:
    words = _words(found) | {
        "name": shortened(found.name(found.best), NAME_IN_TEXT),
        "compared": shortened(found.name(found.compared), NAME_IN_TEXT),
        "count": str(len(found.others)),
        "period": period(found),
    }
    several = len(found.others) > 1
    if found.recommended and several:
        template = translate(
            "Approve {name}. Of {count} options it is worth most: {value} more than {compared} over {period}, at {rate}."
        )
    elif found.recommended:
        template = translate("Approve {name}. It is worth {value} more than {compared} over {period}, at {rate}.")
    elif several:
        template = translate(
            "Keep {compared}. None of {count} options is worth more over {period}; the best, {name}, loses {value} at {rate}."
        )
    else:
        template = translate("Keep {compared}. Over {period}, {name} loses {value} at {rate}.")
    return template.format(**words)


def _hurdle(found: Findings) -> str:
    figures, currency = found.figures[found.best], found.currency
    if figures["hurdle_met"]:
        template = translate("Its saving over the term, {saving}, meets the hurdle of {hurdle}.")
    else:
        template = translate("It misses the hurdle: its saving over the term is {saving}, not the {hurdle} asked for.")
    return template.format(
        saving=numbers.money(figures["term_saving"], currency), hurdle=numbers.money(figures["hurdle"], currency)
    )


def _after_risk(found: Findings) -> str:
    left = found.figures[found.best]["risk_adjusted_npv"]
    if left > 0:
        template = translate("Less expected losses and the reserve for an exit, {left} remain.")
    else:
        template = translate("Expected losses and the reserve for an exit turn that into a loss of {left}.")
    return template.format(left=size_of(left, found.currency))


def period(found: Findings) -> str:
    """Say how long the case runs."""
    return translate("{count} months").format(count=found.settings.horizon)
