"""The cost model, one file per subject: a case goes in, every line of every option comes out.

``model.results.calculate(case)`` is the door; docs/cost-model.md is the contract.
"""
