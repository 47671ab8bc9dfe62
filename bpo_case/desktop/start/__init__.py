"""What the window shows before a case is open; Qt and the standard library only."""
