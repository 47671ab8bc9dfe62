"""What is judged rather than priced: vendors, service levels, scenarios and uncertainty."""

from __future__ import annotations

from typing import Annotated, Literal

from bpo_case.case.record import Frozen, InputPath, Link, LongText, Named, Record, Text, Value, field, fraction

Action = Literal["set", "multiply"]
Distribution = Literal["triangular", "PERT", "normal", "lognormal", "uniform", "discrete"]


class Criterion(Named):
    """A criterion by which vendors are judged."""

    weight: Annotated[float, fraction("Weight", "All weights sum to 100 %.")] = 0.0
    description: Annotated[LongText, field("Description")] = ""


class Score(Record):
    """How an option does on a criterion."""

    criterion: Annotated[Link, field("Criterion", link="criteria")]
    option: Annotated[Link, field("Option", link="options")]
    score: Annotated[float, field("Score", "number", "0 is unacceptable, 10 is excellent.", ge=0, le=10)] = 0.0
    reason: Annotated[LongText, field("Reason")] = ""


class ServiceLevel(Named):
    """A KPI with what the vendor puts at risk for it."""

    service: Annotated[Link, field("Service", link="services")]
    unit: Annotated[Text, field("Unit")] = ""
    target: Annotated[float, field("Target", "number", ge=-1e9, le=1e9)] = 0.0
    minimum: Annotated[float, field("Minimum", "number", ge=-1e9, le=1e9)] = 0.0
    measured: Annotated[LongText, field("How measured")] = ""
    at_risk_share: Annotated[float, fraction("At risk", "Share of the charges of a month that credits can reach.")] = (
        0.0
    )
    pool_share: Annotated[float, fraction("Pool", "Share of the amount at risk that this pool has.")] = 0.0
    allocation_share: Annotated[float, fraction("Allocation", "Share of the pool that this KPI has.")] = 0.0
    missed_share: Annotated[float, fraction("Months missed", "Share of months in which a credit is expected.")] = 0.0


class Override(Frozen):
    """One change that a scenario lays over the live base."""

    path: Annotated[InputPath, field("Input", about="table/row id/field, or settings/field.", kind="path")]
    action: Annotated[Action, field("Action")] = "set"
    value: Annotated[
        Value | LongText | tuple[Value, ...],
        field("Value", about="A number, a text or a list of numbers, as the input needs.", kind="value"),
    ]


class Scenario(Named):
    """A named set of overrides on the live base."""

    description: Annotated[LongText, field("Description")] = ""
    overrides: Annotated[tuple[Override, ...], field("Overrides", max_length=1_000)] = ()


class Uncertainty(Named):
    """An input that is not known for certain."""

    path: Annotated[InputPath, field("Input", about="table/row id/field, or settings/field.", kind="path")]
    distribution: Annotated[Distribution, field("Distribution")] = "PERT"
    parameters: Annotated[
        tuple[Value, ...],
        field(
            "Parameters",
            "number",
            "Triangular, PERT: low, likely, high. Uniform: low, high. Normal, lognormal: mean, standard deviation. "
            "Discrete: values, then as many weights.",
            max_length=100,
        ),
    ] = ()


class Correlation(Record):
    """A rank correlation between two uncertain inputs."""

    first: Annotated[Link, field("First", link="uncertainty")]
    second: Annotated[Link, field("Second", link="uncertainty")]
    rank_correlation: Annotated[float, field("Rank correlation", "number", ge=-1, le=1)] = 0.0
