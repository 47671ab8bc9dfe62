"""Sheets that show results: cover, summary, charts, health checks, assumptions."""
