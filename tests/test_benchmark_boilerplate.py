"""Scores of cleaned pages, and outlets that are one by their names."""

from benchmarks import boilerplate_across, boilerplate_errors, boilerplate_score
from benchmarks.pages import Page

PROSE = "The council voted on Tuesday evening to close the old iron bridge to lorries."
MENU = ["Home", "Sport"]


def page(lines, labels):
    return Page("1", "harbourpost.example", "A", lines, labels, PROSE)


def test_a_page_that_loses_a_whole_paragraph_of_prose_is_counted_once():
    rows = [page([*MENU, PROSE, f"{PROSE} Again."], [0, 0, 1, 1]), page([PROSE], [1])]
    score = boilerplate_score.score(rows, [[False] * 4, [True]])

    assert score.pages_losing_prose == 0.5
    assert (score.prose_lost, score.prose) == (2, 3)


def test_a_second_copy_is_not_lost_where_the_first_one_stays():
    rows = [page([PROSE, PROSE], [1, 1])]
    score = boilerplate_score.score(rows, [[True, False]])

    assert (score.body_lost, score.prose_lost, score.pages_losing_prose) == (0, 0, 0)


def test_wrong_lines_are_listed_by_kind_with_their_pages():
    rows = [page([*MENU, PROSE], [0, 1, 1])]

    assert boilerplate_errors.worst_by_kind(rows, [[True, False, False]], 1).splitlines() == [
        "  prose lost: 14 words on 1 pages",
        "    harbourpost.example 1: 14 words",
        f"      {PROSE}",
        "  other text lost: 1 words on 1 pages",
        "    harbourpost.example 1: 1 words",
        "      Sport",
        "  prose left: 0 words on 0 pages",
        "  other furniture left: 1 words on 1 pages",
        "    harbourpost.example 1: 1 words",
        "      Home",
    ]


def test_one_outlet_has_one_name_in_all_sets():
    names = {
        boilerplate_across.outlet_name(site)
        for site in ("uk/TheHarbourPost", "www.theharbourpost.example", "harbourpost.co.uk")
    }

    assert names == {"harbourpost"}


def test_limits_that_lose_too_much_of_any_set_cost_more_than_any_that_leave_furniture():
    rows = [page([*MENU, PROSE], [0, 0, 1])]
    careful, exact, greedy = (
        boilerplate_across._cost([boilerplate_across.Held("news A", rows, [kept])])
        for kept in ([True, True, True], [False, False, True], [False, False, False])
    )

    assert exact < careful < greedy
