"""The key figures of an option as people read them: once for the strip and for the option's own page. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bpo_case.case.settings import Settings
from bpo_case.model.results import label_of
from bpo_case.text import message, numbers, translate

Figures = Mapping[str, Any]
Write = Callable[[Figures, Settings], str]


@dataclass(frozen=True)
class Key:
    """A key figure: how it is written, a word about it, and whether more of it is better (1) or worse (−1).

    ``key`` is its public one, by which the model has its label.
    """

    key: str
    write: Write
    about: Write
    better: int = 1
    against_itself: bool = True
    """Whether it makes sense for the option that the others are compared with."""
    named: str = ""
    """The figure whose label it has, where that is another's."""

    @property
    def label(self) -> str:
        """The label that the model gives it."""
        return translate(label_of(self.named or self.key))

    def label_now(self, settings: Settings) -> str:
        """Give its label, with the rate at which it is discounted where that belongs to it."""
        if self.key != "npv":
            return self.label
        return translate("{figure} at {rate}").format(
            figure=self.label, rate=numbers.brief_share(settings.discount_rate)
        )


@dataclass(frozen=True)
class Before:
    """What figures are compared with, as it is said of a figure that is more, less, or something else."""

    more: str
    less: str
    was: str


SAVED = Before(
    message("▲ {size} since last save"), message("▼ {size} since last save"), message("{figure} when last saved")
)
BASE = Before(message("▲ {size} from the base"), message("▼ {size} from the base"), message("{figure} in the base"))


def change_said(
    key: str, now: Figures, before: Figures | None, settings: Settings, said: Before = SAVED
) -> tuple[str, str]:
    """Say how a key figure differs from before, and whether that is good or bad; nothing where it does not."""
    if before is None or now[key] == before[key]:
        return "", "small"
    new, old = now[key], before[key]
    if isinstance(new, bool) or new is None or old is None:
        return translate(said.was).format(figure=KEYS[key].write(before, settings)), "doubtful"
    difference = new - old
    size = _size(key, abs(difference), settings)
    if not size:
        return "", "small"
    sentence = said.more if difference > 0 else said.less
    return translate(sentence).format(size=size), "good" if difference * KEYS[key].better > 0 else "bad"


def _size(key: str, difference: float, settings: Settings) -> str:
    """Write how large a difference is; blank where it would read as zero."""
    if key == "payback_months":
        return numbers.months(difference, zero="")
    return numbers.money(difference, settings.currency, zero="")


def nothing_moves(figures: Figures) -> bool:
    """Tell whether an option comes to the same as the one it is compared with, as it does while it has no plan."""
    return not any(round(figures[key] or 0.0) for key in ("npv", "run_rate_saving", "one_time_cost", "peak_funding"))


def _money(key: str) -> Write:
    return lambda figures, settings: numbers.money(figures[key], settings.currency, negative="brackets")


def _saving(figures: Figures, settings: Settings) -> str:
    share = numbers.share(figures["run_rate_saving_share"], 0)
    return f"{_money('run_rate_saving')(figures, settings)} · {share}"


def _payback(figures: Figures, _settings: Settings) -> str:
    if nothing_moves(figures):
        return numbers.MISSING
    return numbers.months(figures["payback_months"], 0, missing=translate("never"))


def _discounted(figures: Figures, _settings: Settings) -> str:
    if nothing_moves(figures):
        return translate("nothing moves yet")
    months = numbers.months(figures["discounted_payback_months"], 0, missing=translate("never"))
    return translate("discounted: {months}").format(months=months)


def _peak_month(figures: Figures, _settings: Settings) -> str:
    month = figures["peak_funding_month"]
    return translate("month {number}").format(number=numbers.number(month)) if month else translate("at signature")


def _hurdle(figures: Figures, _settings: Settings) -> str:
    return translate("met") if figures["hurdle_met"] else translate("not met")


def _hurdle_size(figures: Figures, settings: Settings) -> str:
    return translate("saving of {amount}").format(amount=_money("hurdle")(figures, settings))


def _over_term(_figures: Figures, settings: Settings) -> str:
    return translate("over {term}").format(term=numbers.years(settings.horizon / 12))


def _a_year(figures: Figures, settings: Settings) -> str:
    return translate("{amount} a year").format(amount=_money("yearly_contract_value")(figures, settings))


def _people(figures: Figures, _settings: Settings) -> str:
    return numbers.brief(figures["fte_after"], 1)


def _people_before(figures: Figures, _settings: Settings) -> str:
    return translate("{count} at signature").format(count=numbers.brief(figures["fte_before"], 1))


def _by_key(*keys: Key) -> Mapping[str, Key]:
    return {each.key: each for each in keys}


KEYS: Mapping[str, Key] = _by_key(
    Key("npv", _money("npv"), _over_term, against_itself=False),
    Key("run_rate_saving", _saving, lambda *_: translate("last 12 months"), against_itself=False),
    Key("one_time_cost", _money("one_time_cost"), _over_term, -1),
    Key("payback_months", _payback, _discounted, -1, against_itself=False),
    Key("peak_funding", _money("peak_funding"), _peak_month, -1, against_itself=False),
    Key("hurdle_met", _hurdle, _hurdle_size, against_itself=False, named="hurdle"),
)
"""Those of the strip by public key, in the order in which they are shown."""

OPTION_KEYS: Mapping[str, Key] = _by_key(
    Key("total_cost", _money("total_cost"), _over_term, -1),
    Key("contract_value", _money("contract_value"), _a_year, -1),
    Key("fte_after", _people, _people_before),
)
"""Those beside the name of an option: what the strip does not say."""
