"""Figures in tables: what is shown of results, each figure with the question that explains it."""
