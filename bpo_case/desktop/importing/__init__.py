"""Import in the window: our own workbook that comes back, and tables of anyone's files."""
