"""Analysis: what can be asked of a calculated case beyond its figures, for the program, workbook and report alike."""
