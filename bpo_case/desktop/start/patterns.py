"""What a case can begin as: empty, a template for a process, or a sample. Known without reading a file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bpo_case.resources import path_of
from bpo_case.text import message


class Pattern(NamedTuple):
    """A file that travels with the program, and what is said about it."""

    file: str
    icon: str
    name: str
    about: str
    organisation: str = ""

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return path_of(self.file)


def _template(file: str, icon: str, name: str, about: str) -> Pattern:
    return Pattern(f"resources/templates/{file}.bpocase", icon, name, about)


EMPTY = _template("empty", "file-plus", message("Empty case"), message("Nothing but the settings."))

SAMPLES: tuple[Pattern, ...] = (
    Pattern(
        "sample_data/retail.bpocase", "headset", message("Customer care, returns and seller invoices 2027-2031"),
        message(
            "Choose how customer care, the returns back office and seller invoices are delivered from January 2027, "
            "and release the one-time budget of the chosen option."
        ),
        "Auwald Retail Group SE (fictional)",
    ),
    Pattern(
        "sample_data/automotive.bpocase", "settings",
        message("Engineering support, dealer support and back office 2027 to 2034"),
        message(
            "Choose how technical support, accounts payable, payroll, CAD engineering, testing and parts logistics are "
            "delivered from April 2027, and release the transition budget of the chosen option."
        ),
        "Rieth & Kessel Automotive SE (fictional)",
    ),
)  # fmt: skip

TEMPLATES: tuple[Pattern, ...] = (
    _template("customer-service", "headset", message("Customer service"), message("Calls, chats and mails.")),
    _template("technical-support", "wrench", message("Technical support"), message("Cases of products in use.")),
    _template("invoice-processing", "receipt", message("Invoice processing"), message("From receipt to payment.")),
    _template("accounting", "calculator", message("General accounting"), message("Ledgers, closing, reporting.")),
    _template("payroll", "banknote", message("Payroll"), message("Payslips, month after month.")),
    _template("hr", "users", message("HR services"), message("Requests of employees.")),
    _template("it-digital", "server", message("IT services"), message("Service desk, applications.")),
    _template("supply-chain", "route", message("Supply chain"), message("Orders and inventory.")),
    _template("engineering", "pencil", message("Engineering"), message("Drawings and CAD changes.")),
    _template("marketing", "star", message("Marketing"), message("Campaigns and content.")),
    _template("other", "layers", message("Another process"), message("For whatever is not listed.")),
)
