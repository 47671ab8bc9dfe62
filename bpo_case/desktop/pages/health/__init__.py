"""Health: the list of findings, and all that is to be said of one."""
