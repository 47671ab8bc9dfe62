"""The numbers that a figure is made of, as they are read: label, figure, and what is said of each. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bpo_case.case.place import parts_of
from bpo_case.case.specs import SETTINGS
from bpo_case.engine.explanation import Explanation
from bpo_case.model.explanation_text import Context, figure, is_nothing
from bpo_case.text import translate

BETWEEN = " · "
LEVELS = 2
"""So many levels are explained when a number that was cut is opened."""


@dataclass(frozen=True)
class Part:
    """A number among those that another is made of."""

    label: str
    figure: str
    said: str
    node: Explanation
    context: Context

    @property
    def path(self) -> str:
        """Where the number is entered, for an input."""
        return self.node.origin.path if self.node.origin else ""

    @property
    def opens(self) -> bool:
        """Whether there is anything below."""
        return bool(self.node.because) or self.node.deeper is not None


def whole(node: Explanation) -> Part:
    """Give the figure itself."""
    return _part(node, Context())


def parts(above: Part) -> tuple[Part, ...]:
    """Give the numbers that one is made of; those that are zero share one line."""
    node = above.node.deeper(LEVELS) if above.node.deeper else above.node
    known = above.context.below(node)
    found = [_part(child, known) for child in node.because if not is_nothing(child)]
    nothing = [known.label(replace(child, cut=False)) for child in node.because if is_nothing(child)]
    if nothing:
        empty = Explanation(translate("Zero"), 0.0)
        found.append(Part(translate("Zero"), "0", "; ".join(nothing), empty, known))
    return tuple(found)


def _part(node: Explanation, context: Context) -> Part:
    written = figure(node, negative="brackets")
    label = context.label(replace(node, cut=False, note=""))
    opened = node.deeper(1) if node.deeper else node
    said = (written.unit, opened.formula, node.note, _evidence(node))
    return Part(label, written.number, BETWEEN.join(part for part in said if part), node, context)


def _evidence(node: Explanation) -> str:
    """Say where a number comes from."""
    if node.kind == "constant":
        return translate("constant")
    if node.origin is None:
        return ""
    of_case = parts_of(node.origin.path)[0] == SETTINGS
    source = node.origin.source or (translate("case settings") if of_case else translate("no source given"))
    sure = {"": "", "unknown": translate("confidence unknown")}
    confidence = sure.get(node.origin.confidence, translate(node.origin.confidence))
    return BETWEEN.join(part for part in (translate("input"), source, confidence) if part)
