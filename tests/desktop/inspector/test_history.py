from bpo_case.desktop.inspector.history import AT_MOST, History
from bpo_case.desktop.workspace.desk import Figure


def test_one_goes_back_and_forward():
    history = History()
    history.look_at(Figure("npv"))
    history.look_at("labor/a/fte")
    history.back()
    assert (history.current, history.can_go_back, history.can_go_forward) == (Figure("npv"), False, True)
    history.forward()
    assert history.current == "labor/a/fte"


def test_walking_from_input_to_input_is_one_step():
    history = History()
    for subject in (Figure("npv"), "labor/a/fte", "labor/b/fte", "labor/c/fte"):
        history.look_at(subject)
    history.back()
    assert history.current == Figure("npv")


def test_looking_at_something_new_forgets_what_one_came_back_from():
    history = History()
    history.look_at(Figure("npv"))
    history.look_at(Figure("irr"))
    history.back()
    history.look_at(Figure("roi"))
    assert not history.can_go_forward


def test_the_history_does_not_grow_without_end():
    history = History()
    for month in range(2 * AT_MOST):
        history.look_at(Figure("cost", month=month))
    for _ in range(3 * AT_MOST):
        history.back()
    assert history.current == Figure("cost", month=AT_MOST)
