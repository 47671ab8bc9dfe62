"""The sheet of scenarios: a selector that drives the model, and what each scenario changes."""
