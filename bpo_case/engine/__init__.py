"""Line items: declaring, resolving, ordering, evaluating, explaining and spelling them as formulas.

The engine knows no business. A line item is a plain function whose parameter names are its inputs; it is called with
numpy arrays to get its numbers and once with symbols to get the tree that formulas, words and units are made from.
"""
