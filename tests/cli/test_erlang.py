"""bpo-case erlang: the published case, shares in either spelling, and questions without an answer."""

from __future__ import annotations

import pytest

from bpo_case.model.erlang import Queue, staffing

WORDS = {"--calls": "100", "--interval": "30", "--handling": "180", "--level": "80%", "--within": "20"}
CALL_CENTRE_HELPER = {**WORDS, "--occupancy": "85%", "--shrinkage": "30%"}


def words(options, **changes):
    """The options as they are typed, some of them changed."""
    given = {**options, **{f"--{key}": text for key, text in changes.items()}}
    return [word for pair in given.items() for word in pair]


def test_the_published_case(run):
    found = run("erlang", *words(CALL_CENTRE_HELPER), "--json").data
    assert (found["agents"], found["scheduled"]) == (14, 20)
    assert found["service_level"] == pytest.approx(0.88835, abs=5e-7)
    assert found["occupancy"] == pytest.approx(0.7142857, abs=5e-8)
    assert found["probability_of_waiting"] == pytest.approx(0.1741319, abs=5e-8)
    assert found["seconds_to_answer"] == pytest.approx(found["probability_of_waiting"] * 180 / 4)
    assert found["source"].startswith("Erlang C: 100 calls in 30 minutes")


def test_the_text_has_each_figure_and_the_sentence_for_the_source(run):
    said = run("erlang", *words(CALL_CENTRE_HELPER))
    assert (said.code, said.problems) == (0, "")
    figures, _, source = said.out.partition("\n\nFor the source of an input:\n")
    assert [line.split()[-1] for line in figures.splitlines()] == ["14", "20", "88.8%", "71.4%", "17.4%", "7.8"]
    found = run("erlang", *words(CALL_CENTRE_HELPER), "--json").data
    assert " ".join(source.split()) == found["source"]


@pytest.mark.parametrize("columns", ["80", "100"])
def test_the_text_fits_the_terminal(run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, run("erlang", *words(CALL_CENTRE_HELPER)).out.splitlines())) <= int(columns)


@pytest.mark.parametrize("spelled", [{"level": "0.8"}, {"occupancy": ".85"}, {"shrinkage": "0.3"}, {"level": "80 %"}])
def test_shares_are_percentages_or_fractions(run, spelled):
    published = run("erlang", *words(CALL_CENTRE_HELPER)).out
    assert run("erlang", *words(CALL_CENTRE_HELPER, **spelled)).out == published


def test_occupancy_shrinkage_and_uplift_may_be_left_out(run):
    answer = staffing(Queue(100, 30, 180, 0.8, 20))
    found = run("erlang", *words(WORDS), "--json").data
    assert (found["agents"], found["scheduled"]) == (answer.agents, answer.agents)
    more = run("erlang", *words(WORDS, uplift="10%"), "--json").data
    assert more["agents"] > found["agents"]


def test_the_source_says_shares_as_they_were_given(run):
    found = run("erlang", *words(CALL_CENTRE_HELPER, level="99.5%", shrinkage="0.285"), "--json").data
    assert "99.5% in 20 s" in found["source"]
    assert "shrinkage 28.5%" in found["source"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"level": "80"}, "write 80% or 0.8"),
        ({"level": "most"}, "“most” is not a share"),
        ({"level": "80%%"}, "“80%%” is not a share"),
        ({"level": "nan"}, "“nan” is not a share"),
        ({"calls": "many"}, "“many” is not a number"),
        ({"handling": "inf"}, "“inf” is not a number"),
        ({"calls": "-1"}, "calls is -1; it must be from 0 to 1,000,000"),
        ({"level": "100%"}, "the service level is 1; it must be at least 0 % and below 100 %"),
        ({"interval": "0", "shrinkage": "100%"}, "above 0 minutes; shrinkage is 1"),
        ({"calls": "1000000", "interval": "1"}, "split it into several queues"),
    ],
    ids=str,
)
def test_a_question_without_an_answer_gets_one_sentence(refused, changes, expected):
    message = refused("erlang", *words(CALL_CENTRE_HELPER, **changes))
    assert expected in message
    assert message.count("\n") == 1


def test_what_is_not_given_is_asked_for(refused):
    message = refused("erlang", "--calls", "100")
    assert all(option in message for option in ("--interval", "--handling", "--level", "--within"))
