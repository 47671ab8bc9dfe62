"""Writes counts and plain numbers inside sentences with the signs of the reader's language.

`numbers` does the same for figures, rounds them and knows currencies; this needs no library, so that a process that
only reads a file has it, and it keeps every digit that Python writes.
"""

from bpo_case.text.catalogue import current_language


def plain_number(value: float, form: str = ",") -> str:
    """Write a number in one of Python's forms, with the signs for groups and decimals in use here.

    >>> plain_number(12345), plain_number(-0.25, ".15g"), plain_number(1234.5, ",.2f")
    ('12,345', '-0.25', '1,234.50')
    """
    language = current_language()
    signs = {ord(","): language.group_sign, ord("."): language.decimal_sign}
    return format(value, form).translate(signs)
