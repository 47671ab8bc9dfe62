"""The room around an open case: steps, key figures, the page, the inspector, and what is to be looked at."""
