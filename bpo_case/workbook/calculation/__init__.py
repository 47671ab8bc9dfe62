"""Calculation sheets: where the lines stand, their formulas and cells."""
