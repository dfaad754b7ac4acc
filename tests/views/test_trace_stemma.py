"""The tree of a story: who hangs where, what is one pile, what closes a ring; and the picture of it."""

import itertools
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from trace_case import STORY, copy, credits, hostile, nothing, sixty, ten

from firsthand.records import Trace
from firsthand.views import svg
from firsthand.views.stemma import Stemma, stemma
from firsthand.views.stemma_branches import branches, walk
from firsthand.views.stemma_layout import Drawing
from firsthand.views.stemma_rows import BOX
from firsthand.views.traced import traced


def tree(trace: Trace) -> Stemma:
    return stemma(traced(trace), trace.stories[0])


def drawn(trace: Trace) -> Drawing:
    return svg.laid_out(traced(trace), trace.stories[0])


def test_origins_stand_above_carriers_above_articles() -> None:
    depths = {node.names[0]: node.depth for node in tree(ten()).nodes}
    assert depths["Kim Jong Un"] == 0
    assert depths["Reuters"] == 1
    assert [depths[name] for name in ("Daily Star", "Morning Post", "Evening Herald", "Harbour Gazette")] == [
        2,
        3,
        4,
        5,
    ]


def test_a_carrier_stands_between_the_origin_and_those_who_credit_it() -> None:
    ties = {(tie.above, tie.below) for tie in tree(ten()).ties}
    origin = next(node.key for node in tree(ten()).nodes if node.names == ("Kim Jong Un",))
    assert {(origin, "carrier:reuters"), ("carrier:reuters", "star-1"), (origin, "kcna-1")} <= ties
    assert ("carrier:reuters", "post-1") not in ties  # it copied one who credits Reuters
    assert (origin, "star-1") not in ties


def test_an_outlet_that_is_its_own_origin_is_marked_and_has_no_second_box() -> None:
    own = {node.key for node in tree(ten()).nodes if node.own}
    assert own == {"kcna-1", "gazette-1"}


def test_origins_that_the_same_articles_tell_share_a_box() -> None:
    assert ("Dmitry Peskov", "South Korea's Defence Ministry") in {node.names for node in tree(ten()).nodes}


def test_a_ring_has_one_tie_that_closes_it() -> None:
    back = [tie for tie in tree(ten()).ties if tie.back]
    assert [(tie.above, tie.below) for tie in back] == [("blog-2", "blog-1")]


def test_copies_that_gave_nothing_on_are_one_pile() -> None:
    piles = [len(node.documents) for node in tree(sixty()).nodes if len(node.documents) > 1]
    assert piles == [36, 6]


def test_every_article_stands_in_the_tree_once() -> None:
    keys = [key for node in tree(sixty()).nodes for key in node.documents]
    assert sorted(keys) == sorted(sixty().stories[0].documents)
    assert len(list(walk(branches(tree(sixty()))))) == len(tree(sixty()).nodes)


def test_a_tree_that_would_be_broad_piles_from_two_on() -> None:
    trace = sixty(copies=20, others=0)
    takers = [copy(f"local-{at // 3:02}", f"local-{at + 8:02}", "edited") for at in range(12)]
    broad = tree(replace(trace, copies=(*trace.copies[:12], *takers)))
    assert [len(node.documents) for node in broad.nodes if len(node.documents) > 1] == [4, 3, 3, 3, 3]


def test_articles_that_all_copy_each_other_still_have_a_tree() -> None:
    keys = STORY.documents[:5]
    trace = replace(ten(), copies=tuple(copy(one, two, "edited") for one, two in itertools.permutations(keys, 2)))
    assert len(list(walk(branches(tree(trace))))) == len(tree(trace).nodes)
    assert sum(tie.back for tie in tree(trace).ties) == 11  # one of each two, and the ring


def test_an_article_that_credits_itself_is_no_ring() -> None:
    trace = replace(ten(), citations=(credits("star-1", "Daily Star", "words", "", cited="star-1"),))
    assert not any(tie.above == tie.below for tie in tree(trace).ties)


@pytest.mark.parametrize("trace", [ten(), sixty(), hostile()], ids=["ten", "sixty", "hostile"])
def test_no_two_boxes_overlap_and_all_are_in_the_picture(trace: Trace) -> None:
    laid = drawn(trace)
    for one, two in itertools.combinations(laid.boxes, 2):
        beside = one.x + BOX <= two.x or two.x + BOX <= one.x
        assert beside or one.y + one.height <= two.y or two.y + two.height <= one.y
    assert all(box.x >= 0 and box.x + BOX <= laid.width and box.y + box.height <= laid.height for box in laid.boxes)


def test_ties_lead_down() -> None:
    for stroke in drawn(sixty()).strokes:
        if not stroke.tie.back:
            heights = [y for _, y in stroke.points]
            assert heights == sorted(heights)


def test_two_lines_that_need_not_cross_do_not() -> None:
    """Every straight piece of the ten articles' ties, pairwise."""
    pieces = [
        piece for stroke in drawn(ten()).strokes if not stroke.tie.back for piece in itertools.pairwise(stroke.points)
    ]
    assert not any(crosses(one, two) for one, two in itertools.combinations(pieces, 2))


Piece = tuple[tuple[float, float], tuple[float, float]]


def crosses(one: Piece, two: Piece) -> bool:
    def side(of: Piece, x: float, y: float) -> float:
        (ax, ay), (bx, by) = of
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax)

    return side(one, *two[0]) * side(one, *two[1]) < 0 and side(two, *one[0]) * side(two, *one[1]) < 0


@pytest.mark.parametrize("trace", [ten(), sixty(), hostile(), nothing()], ids=["ten", "sixty", "hostile", "nothing"])
def test_the_picture_is_xml_with_title_and_text_that_asks_for_nothing(trace: Trace) -> None:
    shown = svg.picture(trace)
    root = ElementTree.fromstring(shown)
    names = [part.tag.rpartition("}")[2] for part in root.iter()]
    assert names[1:3] == ["title", "desc"]
    assert "text" in names
    assert not {"script", "image", "foreignObject", "use", "a"} & set(names)
    assert shown.count("http") == 1  # the name of the SVG vocabulary


def test_the_picture_tells_how_we_know() -> None:
    words = {part.text for part in ElementTree.fromstring(svg.picture(sixty())).iter() if part.tag.endswith("text")}
    assert {"says", "credits", "copy", "edited", "rewritten", "edited, order unknown", "36 copies"} <= words
