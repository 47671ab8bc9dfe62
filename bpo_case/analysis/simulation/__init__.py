"""Simulation: many trials of a case in which uncertain inputs are drawn and risks happen or not."""

from bpo_case.analysis.simulation.asked import METHODS, Asked
from bpo_case.analysis.simulation.outcome import Simulation
from bpo_case.analysis.simulation.simulate import simulate
from bpo_case.analysis.simulation.workers import workers

__all__ = ["METHODS", "Asked", "Simulation", "simulate", "workers"]
