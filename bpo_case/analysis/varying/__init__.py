"""Inputs varied: which there are, what values they may take, and the figure that follows from each.

Sensitivity and break-even stand on it. Everything is a function of a case; a `Measure` is a case made ready to be
calculated for many other values of its inputs, of which only the lines between the two are computed.
"""
