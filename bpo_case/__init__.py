"""BPO Case: whether to outsource a business process, with every number explained.

Every line item of the cost model is declared once, as a plain function, in `bpo_case.model`; the number, the live
Excel formula, the explanation in words and the place in the report are all made from that declaration.
"""

__version__ = "0.1.0"
