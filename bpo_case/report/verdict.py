"""The verdict in words: titles that are sentences with numbers, and honest when the answer is no."""

from __future__ import annotations

from bpo_case.report.figures import brief_share, payback_months, rate, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.text import numbers, translate

NAME_IN_SUBTITLE = 36
NAME_IN_TEXT = 60
"""Characters of an option's name where it stands among other words."""


def headline(found: Findings) -> str:
    """Say in one sentence what the case says."""
    if found.empty:
        return translate("Nothing to decide yet: the case has no cost and no saving")
    if not found.others:
        return titled(translate("Nothing to decide yet: there is no option besides {compared}"), found.names, {})
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
    if not figures["hurdle_met"]:
        template = translate("{sentence}, and misses the hurdle").replace("{sentence}", template)
    return titled(template, found.names, _words(found))


def _refusal(found: Findings) -> str:
    figures = found.figures[found.best]
    if figures["npv"] == 0:
        template = translate("Keep {compared}: {name} is worth no more")
    elif figures["payback_months"] is not None:
        template = translate(
            "Keep {compared}: {name} loses {value} of value at {rate}, although it pays back in {payback}"
        )
    elif figures["term_saving"] < 0:
        template = translate("Keep {compared}: {name} costs {more} more and does not pay back within the term")
    else:
        template = translate("Keep {compared}: {name} saves only {more} and does not pay back within the term")
    if len(found.others) > 1:
        template = template.replace("{name}", translate("even {name}"))
    return titled(template, found.names, _words(found))


def _words(found: Findings) -> dict[str, str]:
    """The figures that the sentences are filled with."""
    figures, currency = found.figures[found.best], found.currency
    return {
        "saving": size_of(figures["run_rate_saving"], currency),
        "share": brief_share(figures["run_rate_saving_share"]),
        "payback": payback_months(figures["payback_months"]),
        "value": size_of(figures["npv"], currency),
        "more": size_of(figures["term_saving"], currency),
        "rate": rate(found.nominal_rate),
    }


def short_name(found: Findings, option: int) -> str:
    """Give an option's name as it stands in a subtitle."""
    return shortened(found.name(option), NAME_IN_SUBTITLE)


def recommendation(found: Findings) -> str:
    """Say what to do."""
    if found.empty or not found.others:
        return translate("None yet.")
    if not found.recommended:
        template = translate("Keep {compared}.")
    elif found.figures[found.best]["hurdle_met"]:
        template = translate("Approve {name}.")
    else:
        template = translate("Decide on {name}: it is worth most, but misses the hurdle.")
    return template.format(**_names_in_text(found)).replace("….", "…")


def reasons(found: Findings) -> str:
    """Say why, and what speaks against it."""
    if found.empty or not found.others:
        return translate("Enter the cost of today and at least one option, then decide.")
    said = [_why(found)]
    if found.recommended:
        said += [_hurdle(found), _after_risk(found)]
    return " ".join(said)


def _why(found: Findings) -> str:
    several = len(found.others) > 1
    if found.recommended and several:
        template = translate(
            "Of {count} options it is worth most: {value} more than {compared} over {period}, at {rate}."
        )
    elif found.recommended:
        template = translate("It is worth {value} more than {compared} over {period}, at {rate}.")
    elif found.amount("npv", found.best) == 0:
        template = translate("No other option is worth more over {period}, at {rate}.")
    elif several:
        template = translate(
            "None of {count} options is worth more over {period}; the best, {name}, loses {value} at {rate}."
        )
    else:
        template = translate("Over {period}, {name} loses {value} at {rate}.")
    counts = {"count": str(len(found.others)), "period": period(found)}
    return template.format(**_words(found), **_names_in_text(found), **counts)


def _names_in_text(found: Findings) -> dict[str, str]:
    return {key: shortened(name, NAME_IN_TEXT) for key, name in found.names.items()}


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
