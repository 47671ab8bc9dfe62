"""What the window says and asks in boxes of their own. Qt and the standard library only."""
