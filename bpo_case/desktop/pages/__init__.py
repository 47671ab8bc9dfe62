"""The pages, one for each kind of step; one with parts of its own is a folder, and `page.py` in it the page."""
