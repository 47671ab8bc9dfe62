"""Makes the messy files of `sample_data/` that people can try the import with: ``python -m tests.import_samples``.

They belong to the retail sample: its sites, services and cost centres, as its departments would send them. Everything
in them is invented.
"""

from __future__ import annotations

import random
import sys
import tempfile
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from bpo_case.resources import path_of
from tests import libreoffice

KEY_DAY = date(2026, 9, 30)

# ---------------------------------------------------------------- the roster

GROUPS = (("Person", 3), ("Stelle / Job", 5), ("Arbeitszeit", 2), ("Vergütung / Pay", 2), ("Sonstiges / Other", 2))
HEADINGS = (
    "Personalnr.", "Name", "Eintritt", "Stelle / Job title", "Standort", "Kostenstelle", "Vertrag", "Standort",
    "Wochenstunden", "Modell", "Monatsgehalt", "Bonus %", "Austritt", "Bemerkung",
)  # fmt: skip
FIRST_NAMES = (
    "Anna",
    "Jonas",
    "Léa",
    "Marek",
    "Zofia",
    "Élodie",
    "Uwe",
    "Katarzyna",
    "Tim",
    "Ines",
    "Noah",
    "Małgorzata",
)
LAST_NAMES = ("Schütz", "Dubois", "Kowalska", "Weiß", "Moreau", "Nowak", "Brandt", "Lefèvre", "Zieliński", "Groß")
# title, site, where the contract is kept, cost centre, FTE, pay of a full-time month, bonus
JOBS = (
    ("Sachbearbeiter Rechnungen", "Leipzig", "Leipzig", 4180, 26.0, 3410.0, 0.06),
    ("Invoice accountant, disputes", "Leipzig", "Leipzig", 4180, 4.0, 4650.0, 0.06),
    ("Teamleitung Rechnungen", "Leipzig", "Leipzig", 4180, 2.0, 5330.0, 0.06),
    ("Chat-Berater Deutsch", "Leipzig", "Leipzig", 4150, 34.0, 3115.0, 0.03),
    ("Teamleiter Chat", "Leipzig", "Leipzig", 4150, 4.0, 3910.0, 0.06),
    ("Conseiller chat", "Lille", "Leipzig", 4150, 18.0, 2390.0, 0.03),
    ("Chat agent EN/PL", "Łódź", "Leipzig", 4150, 12.0, 6915.0, 0.03),
)
FULL_TIME = 39.0
PART_TIMES = (39.0, 39.0, 39.0, 39.0, 30.0, 19.5, 26.0)


def write_roster(path: Path) -> None:
    """Write the roster of HR: one person per row, several sites in one sheet, and everything people add to that."""
    chance = random.Random(20260930)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Personalstand"
    sheet.append(["Auwald Retail Group SE – Personalstand / Headcount report (fictional)"])
    sheet.append([f"Stichtag {KEY_DAY:%d.%m.%Y}, vertraulich", None, None, "Ersteller: HR Services Leipzig"])
    sheet.append([])
    _headings(sheet)
    number = 10_400
    for site in ("Leipzig", "Lille", "Łódź"):
        hours = 0.0
        for job in (each for each in JOBS if each[1] == site):
            for weekly, leaver in _persons(chance, job[4]):
                number += chance.randint(1, 9)
                sheet.append(_person(chance, number, job, weekly, leaver))
                hours += weekly
        sheet.append([f"Zwischensumme {site}", *[None] * 7, hours])
    _break(sheet, chance)
    sheet.append([])
    sheet.append(["Ohne Auszubildende und ruhende Arbeitsverhältnisse."])
    sheet.append(["Monatsgehalt: tatsächlich gezahlt (Teilzeit anteilig), ohne Sonderzahlungen; Łódź in PLN."])
    bands = book.create_sheet("Gehaltsbänder")
    bands.sheet_state = "hidden"
    bands.append(["Band", "von", "bis"])
    bands.append(["E4", 2900, 3500])
    sheet.freeze_panes = "D6"
    book.save(path)


def _headings(sheet: Worksheet) -> None:
    column = 1
    for name, wide in GROUPS:
        cell = sheet.cell(4, column, name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="DDE6EE")
        sheet.merge_cells(start_row=4, start_column=column, end_row=4, end_column=column + wide - 1)
        column += wide
    for at, heading in enumerate(HEADINGS, 1):
        sheet.cell(5, at, heading).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(5, at).column_letter].width = max(12, len(heading) + 2)


def _persons(chance: random.Random, fte: float) -> Iterator[tuple[float, bool]]:
    """Give weekly hours of persons that come to so many FTE, and of a few who have left or will leave later."""
    left = fte * FULL_TIME
    while left > 0:
        hours = min(chance.choice(PART_TIMES), left)
        yield hours, False
        left -= hours
    for _ in range(round(fte / 12)):
        yield FULL_TIME, True


def _person(chance: random.Random, number: int, job: tuple[Any, ...], hours: float, leaver: bool) -> list[Any]:
    title, site, kept, centre, _, monthly, bonus = job
    entry = KEY_DAY - timedelta(chance.randint(200, 4000))
    pay = round(monthly * chance.uniform(0.96, 1.04) * hours / FULL_TIME, 2)
    leaves = KEY_DAY - timedelta(chance.randint(0, 90)) if leaver else None
    if leaves is None and chance.random() < 0.03:
        leaves = date(2027, chance.randint(1, 12), 28)
    return [
        f"P-{number}", f"{chance.choice(LAST_NAMES)}, {chance.choice(FIRST_NAMES)}",
        entry if chance.random() < 0.8 else f"{entry:%d.%m.%Y}",
        title, kept, centre, chance.choice(("unbefristet", "unbefristet", "permanent", "befristet", "CDI")), site,
        hours if chance.random() < 0.85 else f"{hours:.1f}".replace(".", ","),
        "Vollzeit" if hours == FULL_TIME else "Teilzeit",
        _pay(chance, pay, site), chance.choice((bonus * 100, f"{bonus * 100:g} %")),
        leaves and (leaves if chance.random() < 0.5 else f"{leaves:%d.%m.%Y}"), None,
    ]  # fmt: skip


def _pay(chance: random.Random, pay: float, site: str) -> Any:
    """Write a salary as its department does: as a number, or as text with a currency."""
    english = f"{pay:,.2f}"
    local = english.replace(",", " ").replace(".", ",")
    german = english.replace(",", "\0").replace(".", ",").replace("\0", ".")
    if site == "Łódź":
        return chance.choice((f"{local} zł", f"PLN {english}"))
    if site == "Lille":
        return chance.choice((pay, f"{local} €"))
    return chance.choice((pay, f"{german} €", f"EUR {english}"))


def _break(sheet: Worksheet, chance: random.Random) -> None:
    """Put in what goes wrong in such sheets: a failed lookup, an unread remark, headings again on the next page."""
    rows = [row for row in range(6, sheet.max_row) if str(sheet.cell(row, 1).value).startswith("P-")]
    failed = sheet.cell(chance.choice(rows[:20]), 12)
    failed.value, failed.data_type = "#N/A", "e"
    sheet.cell(chance.choice(rows), 14, "Elternzeit bis 2027?")
    sheet.insert_rows(61)
    for at, heading in enumerate(HEADINGS, 1):
        sheet.cell(61, at, heading)


# ---------------------------------------------------------------- the ledger

ACCOUNTS = (
    ("61", "Raumkosten", (
        ("610010", "Miete Lille", "FR01", 4120, 27_500.0, 1),
        ("610020", "Miete Leipzig, E-Mail-Teams", "DE01", 4140, 24_500.0, 1),
        ("610030", "Miete Leipzig, Chat-Teams", "DE01", 4150, 22_800.0, 1),
        ("615000", "Energie und Reinigung Leipzig", "DE01", 4110, 17_800.0, 2),
    )),
    ("63", "Sicherheit und Versicherung", (
        ("631000", "Bewachung, Zutritt, Datenschutz", "DE01", 4110, 15_500.0, 1),
        ("635000", "Versicherungen Cyber/Haftpflicht", "DE01", 4140, 4_600.0, 3),
    )),
    ("69", "Umlagen", (("690000", "Konzernumlage Kundenservice", "DE01", 4110, 84_000.0, 1),)),
)  # fmt: skip
LEDGER_MONTHS = tuple((2026, month) for month in range(1, 7))
LEDGER_HEADINGS = ("Konto", "Kontobezeichnung", "Werk", "Kostenstelle", "Buchungsdatum", "Beleg", "Text", "Betrag EUR")


def write_ledger(path: Path) -> None:
    """Write the ledger's extract as its program does: semicolons, cp1252, German numbers, minus signs behind."""
    chance = random.Random(690)
    lines: list[list[str]] = [
        ["Einzelposten Kundenservice"], ["Periode 01.2026 bis 06.2026, Währung EUR"], [],
        list(LEDGER_HEADINGS),
    ]  # fmt: skip
    everything = 0.0
    for number, title, accounts in ACCOUNTS:
        lines.append([number, title])
        total = 0.0
        for account in accounts:
            for day, text, amount in _postings(chance, account[4], account[5]):
                voucher = f"19{chance.randint(10_000, 99_999)}"
                cells = [account[0], account[1], account[2], str(account[3])]
                lines.append([*cells, f"{day:%d.%m.%Y}", voucher, text, _german(amount)])
                total += amount
        lines.append([f"Summe {number}", title, "", "", "", "", "", _german(total)])
        everything += total
    lines.append(["Gesamtsumme", "", "", "", "", "", "", _german(everything)])
    text = "\r\n".join(";".join(f'"{cell}"' if ", " in cell else cell for cell in line) for line in lines)
    path.write_bytes((text + "\r\n").encode("cp1252"))


def _postings(chance: random.Random, monthly: float, every: int) -> Iterator[tuple[date, str, float]]:
    """Give the postings of an account: invoices every so many months, a reversal now and then, and its correction."""
    for at, (year, month) in enumerate(LEDGER_MONTHS):
        if at % every == 0:
            last = monthrange(year, month)[1]
            amount = round(monthly * every * chance.uniform(0.985, 1.015), 2)
            day = date(year, month, chance.randint(2, last))
            yield day, f"Rechnung {month:02}/{year}", amount
            if chance.random() < 0.2:
                yield day, f"Storno {month:02}/{year}", -amount
                yield date(year, month, last), f"Rechnung {month:02}/{year}, berichtigt", amount


def _german(amount: float) -> str:
    figure = f"{abs(amount):,.2f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"{figure}-" if amount < 0 else figure


# ---------------------------------------------------------------- the telephony report

QUEUES = (("DE_VOICE_L1", 105_000.0, 6.0), ("FR_VOIX", 62_000.0, 6.4), ("ENPL_VOICE", 52_000.0, 5.8))
SEASON = (1.08, 0.90, 0.88, 0.88, 0.88, 0.90, 0.92, 0.88, 0.92, 0.98, 1.30, 1.48)
WEEK = (1.25, 1.1, 1.05, 1.05, 1.1, 0.8, 0.65)
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
REPORT_HEADINGS = ("Datum", "Queue", "Offered", "Handled", "Abandoned", "AHT (hh:mm:ss)", "SL %")
REPORT_DAYS = (date(2025, 9, 20), date(2026, 9, 30))
LOST_MONTH = (2026, 2)


def write_telephony(path: Path) -> None:
    """Write the report of the telephone system by day and queue; a month is lost, and the first has just begun."""
    chance = random.Random(1480)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Daily queue report"
    sheet.append(["Daily queue report"])
    sheet.append(["generated 2026-10-02 06:14, time zone Europe/Berlin"])
    sheet.append([])
    sheet.append(list(REPORT_HEADINGS))
    handled = 0
    day = REPORT_DAYS[0]
    while day <= REPORT_DAYS[1]:
        if (day.year, day.month) != LOST_MONTH:
            for queue in QUEUES:
                row = _day(chance, day, *queue)
                handled += row[3]
                sheet.append(row)
                sheet.cell(sheet.max_row, 6).number_format = "hh:mm:ss"
        day += timedelta(1)
    sheet.append(["Total", None, None, handled])
    sheet.append(["SL: answered within 20 seconds. Migration of the platform in February 2026: no data."])
    book.save(path)


def _day(chance: random.Random, day: date, queue: str, monthly: float, minutes: float) -> list[Any]:
    days = [date(day.year, day.month, each) for each in range(1, monthrange(day.year, day.month)[1] + 1)]
    share = WEEK[day.weekday()] / sum(WEEK[each.weekday()] for each in days)
    handled = round(monthly * SEASON[day.month - 1] * share * chance.uniform(0.96, 1.04))
    lost = round(handled * chance.uniform(0.02, 0.07))
    length = round(minutes * chance.uniform(0.96, 1.04) * 60) / 86_400
    said = f"{WEEKDAYS[day.weekday()]}, {day:%d.%m.%Y}"
    return [said, queue, handled + lost, handled, lost, length, round(chance.uniform(70, 88), 1)]


# ---------------------------------------------------------------- all of them


def write_all(folder: Path) -> None:
    """Write the three files; the report is turned into an OpenDocument sheet, as its sender does."""
    write_roster(folder / "hr_roster.xlsx")
    write_ledger(folder / "ledger_extract.csv")
    with tempfile.TemporaryDirectory() as own:
        report = Path(own) / "telephony_report.xlsx"
        write_telephony(report)
        libreoffice.converted(report, folder, Path(own) / "profile", "ods")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else path_of("sample_data"))
