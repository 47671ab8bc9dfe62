"""Keeping a person's work: locks, recovery copies, backups, and what was used last. No widgets."""
