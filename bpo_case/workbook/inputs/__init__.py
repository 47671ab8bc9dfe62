"""Input sheets: where they stand, their cells, validation, and what formulas read of them."""
