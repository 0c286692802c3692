"""Tests of what pages in English carry beside their text."""

import pytest

from unionml.reading.page.cues import cues, english
from unionml.reading.page_text import read_page_text

TITLE = "Weavers at the Alder Vale mill vote to keep their night crèche"
BODY = [
    "Weavers at the Alder Vale mill have voted by a wide margin to keep the crèche that the night shift runs.",
    "The mill had asked the branch to close it in the spring, when the lease of the old gatehouse comes to an end.",
    "“Nobody here can work nights without it,” said Orla Penhallow, who has minded the looms for eleven years.",
    "The branch will now look for another room, and the mill has promised to pay for the paint and the heating.",
    "A second vote, on the hours of the canteen, is planned for the last week of the month in the main hall.",
]
BOX = """Sign up to The Shuttle
Free weekly newsletter
News from every loom in the valley, picked by our writers each Friday
Enter your email address
Sign up
Privacy Notice: Newsletters may contain advertisements and content funded by outside parties.
after newsletter promotion"""


def page(*lines: str, byline: str = "By Gwen Tarrow") -> str:
    return "\n".join(["Valley Courier", "News", "Sport", TITLE, byline, "12 May 2024", *lines])


@pytest.mark.parametrize(
    "box", [BOX, "More For You\nBridge at Cold Ash to close for repairs\nLibrary opens on Sundays again"]
)
def test_a_box_in_mid_text_ends_no_article_and_is_none_of_it(box: str) -> None:
    article = read_page_text(page(*BODY[:3], box, *BODY[3:]))
    assert [article.lead, *article.body] == BODY
    assert not article.headings
    assert not article.captions


def test_an_article_about_newsletters_is_kept_whole() -> None:
    said = "Sign up to the newsletter of the branch, the steward told them, and you will hear of it first."
    article = read_page_text(page(*BODY[:3], said, *BODY[3:]))
    assert said in article.body


@pytest.mark.parametrize(
    "line",
    [
        "Article continues below this ad",
        "Bluesky",
        "Keep reading",
        "A version of this article first appeared in Shuttle and Loom, May 2024.",
        "If you buy something through a link on our site, we may receive a commission.",
        "Gwen Tarrow covers work for the Courier. Reach her at 555-0101; gtarrow@courier.example",
        "Gwen Tarrow is a staff writer at Shuttle and Loom. gwen@shuttle.example",
        "Gwen Tarrow is a Courier columnist",
    ],
)
def test_what_speaks_to_the_reader_is_no_text(line: str) -> None:
    article = read_page_text(page(*BODY[:4], line, BODY[4]))
    assert [article.lead, *article.body] == BODY
    assert line not in (*article.headings, *article.captions)


@pytest.mark.parametrize(
    "line",
    [
        "Gwen Tarrow is a staff writer who was dismissed in March, and the branch wants her back.",
        "Gwen Tarrow covers the looms with a cloth each night before she leaves the mill for home.",
        "The newsletter of the branch told its readers where to sign up for the march.",
        "If you buy a loom, the mill will pay for the oil.",
    ],
)
def test_sentences_of_articles_are_no_notices(line: str) -> None:
    article = read_page_text(page(*BODY[:3], line, *BODY[3:]))
    assert line in article.body


def test_what_follows_a_press_release_is_no_text() -> None:
    article = read_page_text(
        page(*BODY, "ENDS", "Notes to editors:", "For media enquiries please contact the branch's press officer.")
    )
    assert [article.lead, *article.body] == BODY
    assert not article.headings


@pytest.mark.parametrize("line", ["Notes", "Ends of the looms", "Ends", "Notes for new members"])
def test_headings_that_open_like_the_end_of_a_release(line: str) -> None:
    assert not english.closes_release(line)


@pytest.mark.parametrize(
    "line",
    [
        "[2/4] Weavers hold a banner at the gate of the mill in Alder Vale. COURIER/Ann Lee",
        "Weavers at the gate of the mill on Monday.Ann Lee / Valley Courier",
    ],
)
def test_captions_by_number_or_credit(line: str) -> None:
    assert cues.is_caption(line, len(line.split()))
    article = read_page_text(page(line, *BODY))
    assert line in article.captions
    assert [article.lead, *article.body] == BODY


def test_a_caption_above_the_text_has_its_photographer_below_it() -> None:
    caption = "Weavers wait outside the mill on Monday, May 6, 2024, in Alder Vale."
    article = read_page_text(page(caption, "Ann Lee/Valley Courier", *BODY))
    assert caption in article.captions
    assert article.lead == BODY[0]


def test_a_photographer_above_a_caption_takes_no_paragraph_with_him() -> None:
    article = read_page_text(page(BODY[0], "Ann Lee/Valley Courier", "Weavers outside the mill", *BODY[1:]))
    assert [article.lead, *article.body] == BODY


def test_an_author_above_the_text_is_no_topic_below_it() -> None:
    article = read_page_text(page(*BODY, "Topics", "Alder Vale", "Looms and Mills", "Share"))
    assert article.byline == "By Gwen Tarrow"
    assert [article.lead, *article.body] == BODY


@pytest.mark.parametrize("end", ["— VNS", "– VNS", "./VNS"])
def test_an_agency_behind_the_last_stop(end: str) -> None:
    last = BODY[4].rstrip(".") + (end if end.startswith(".") else f". {end}")
    article = read_page_text(page(*BODY[:4], last, "Facebook", "see also", "Library opens on Sundays again"))
    assert article.body[-1] == last


@pytest.mark.parametrize(
    "line",
    [
        "Weavers at a mill in Alder Vale. A new fund offers loans without interest. — VNA/VNS Photo",
        "Weavers sign up at a coffee shop in Alder Vale. — VNS Photo Gwen Tarrow",
        "Weavers wait at the harbour of Alder Vale. Photograph: Ann Lee/Valley Courier",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_captions_by_the_agencies_of_their_pictures(line: str, above: bool) -> None:
    article = read_page_text(page(line, *BODY) if above else page(*BODY[:3], line, *BODY[3:]))
    assert (article.title, [article.lead, *article.body]) == (TITLE, BODY)
    assert article.captions == (line,)


STANDFIRST = "Ballot keeps the night room open for now, but the owner warns that the gatehouse must be cleared"


def test_a_standfirst_without_a_stop_is_no_title() -> None:
    lines = ("Valley Courier", "News", "Work", TITLE, STANDFIRST, "Gwen Tarrow Labour correspondent")
    article = read_page_text("\n".join((*lines, "Sun 12 May 2024 15.42 BST", "Share", *BODY)))
    assert (article.title, article.lead) == (TITLE, STANDFIRST)
    assert list(article.body) == BODY
    assert (article.byline, article.published) == ("Gwen Tarrow Labour correspondent", "Sun 12 May 2024 15.42 BST")
    assert (article.captions, article.headings) == ((), ())


def test_another_articles_headline_above_a_title_leaves_it_the_title() -> None:
    other = "Bridge at Cold Ash to close for repairs until spring"
    article = read_page_text(
        "\n".join(("Valley Courier", "News", other, TITLE, "By Gwen Tarrow", "12 May 2024", *BODY))
    )
    assert (article.title, article.lead) == (TITLE, BODY[0])


def test_the_points_of_an_article_are_no_text() -> None:
    points = ("Summary", "Night room stays open until spring", "Second vote on the canteen planned")
    article = read_page_text(page("Share", *points, *BODY))
    assert [article.lead, *article.body] == BODY
    assert not article.headings
    assert not article.captions


def test_author_and_date_may_stand_below_a_caption() -> None:
    caption = "Weavers outside the mill in Alder Vale on Monday. (Courier Photo/Ann Lee)"
    lines = ("Valley Courier", "News", TITLE, caption, "BY  GWEN TARROW", "May 12, 2024", "Share", *BODY)
    article = read_page_text("\n".join(lines))
    assert (article.byline, article.published) == ("BY  GWEN TARROW", "May 12, 2024")
    assert [article.lead, *article.body] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Valley Courier writer Ann Lee contributed to this report.",
        "The Valley Courier is an independent news organization dedicated to the valley.",
        "Do you like the content of this article?",
        "Purchase Licensing Rights",
    ],
)
def test_what_agencies_print_below_a_text_is_none(line: str) -> None:
    article = read_page_text(page(*BODY, line, "Most read", "Library opens on Sundays again"))
    assert [article.lead, *article.body] == BODY
    assert not article.captions


def test_a_headline_that_stands_twice_is_no_standfirst_and_an_agency_closes_the_text() -> None:
    title = "Ferry crews of Ben Say attend a congress in Lyon"
    lead = "A delegation of ferry crews from Ben Say attended the congress of a transport union in Lyon last week."
    body = (
        "Before the opening session the union held a talk on rest time for drivers and on new types of work.",
        "Ferry crews said they had signed their first agreement, which covers nine thousand people at Ben Say.",
        "The guests were invited to visit the river next year.-VNA",
    )
    page = ("Politics", title, title, "VNA Saturday, May 18, 2019 - 15:20", lead, *body, "VNA", "See more")
    article = read_page_text("\n".join(page))
    assert (article.title, article.lead, article.body, article.byline) == (title, lead, body, "VNA")


def test_the_day_of_the_week_in_front_of_a_month_is_no_author() -> None:
    title, lead = "Miners end an eleven day strike at Dalby", "Miners voted on Monday to end a strike at the old pit."
    body = ("They asked for more and settled for new showers.", "The owner said that work would begin in two weeks.")
    article = read_page_text("\n\n".join((title, "By Ingrid Mahler", "Mon Feb 6, 2012 5:12pm EST", lead, *body)))
    assert (article.byline, article.published) == ("By Ingrid Mahler", "Mon Feb 6, 2012 5:12pm EST")
