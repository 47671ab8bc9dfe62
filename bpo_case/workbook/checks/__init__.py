"""The sheet of checks: whether the workbook is sound, and what was changed in it."""
