import re
from html.parser import HTMLParser

import pytest
from coach.lived import answered
from report.materials import decision, measure, on, report, scored, sided, stopped

from iliotimer.report.material import Journals
from iliotimer.report.page import page

VOID = {"meta", "link", "line", "path", "polyline", "rect"}
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "end tags": "</title></svg></table>",
    "template": "{{ 7 * 7 }}{% include 'x' %}",
    "entities": "]]>&lt;b&gt;",
    "right to left": "שלום זה כואב",
    "joined": "kana \u30b9\u30c8 👩\u200d👩\u200d👧",
    "long": "y" * 10_000,
}


class Reader(HTMLParser):
    """The elements of a page, and the text in them."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.texts = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *attr) for attr in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *attr) for attr in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def full(text="calm", **fields):
    """A report with something in each of its parts, and this text in all places for text."""
    noted = answered("after", note=text, what=text)
    return report(
        scored(3, 3, 4, 2, title=text, doses=sided(60, 30), decisions=(decision(3, 0, 1),)),
        stopped(10, title=text),
        on(17, outcome=None, ended_in=(text, "stretch", ""), answers=noted, title=text),
        measures=(measure(3, text, 2), measure(20, text, 9)),
        journals=Journals(names={"stretch": text}),
        **fields,
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_of_the_person_is_a_text_of_the_page(text):
    """It opens no element, and stands there as it was written, or its beginning does."""
    read = Reader(page(full(text)))
    assert read.open == []
    assert read.tags == Reader(page(full())).tags
    assert any(text[:600] in said for said in read.texts)


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\r\n"])
def test_no_character_ends_or_turns_the_text_around_it(char):
    """A control character is a space."""
    written = page(full(f"be{char}fore"))
    assert char not in written
    assert "be fore" in written.replace("  ", " ")


def test_the_page_needs_nothing_but_itself():
    """No address, no script, no style or font from elsewhere, and the browser may load none."""
    written = page(full("calm"))
    read = Reader(written)
    assert not re.search(r"https?:|//|@import|url\((?!#)", written.replace("<!DOCTYPE html>", ""))
    assert {"script", "link", "iframe", "img", "object"}.isdisjoint(read.tags)
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name == "href"]
    policy = dict(attr[1:] for attr in read.attributes if attr[1] == "content")
    assert "default-src 'none'" in policy["content"] or "default-src 'none'" in written


def test_each_drawing_is_told_in_words_for_who_does_not_see_it():
    """With a title, and a description that has the figures."""
    written = page(full())
    drawings = re.findall(r"<svg[^>]*>.*?</svg>", written, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        title, description = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing).groups()
        assert f'<title id="{title}">' in drawing
        assert f'<desc id="{description}">' in drawing
    assert "Worst, in the order of the sessions: 4, 7." in drawings[0]
    assert "Sharp stops on 10 November." in drawings[0]
    assert "Week of 9 November: 3 planned, 0 completed, 1 stopped for pain" in drawings[1]


def test_lines_and_bars_are_told_apart_without_colour():
    """Each line has a mark of its own shape, or dashes; each bar a filling."""
    written = page(full())
    shapes = dict(re.findall(r'class="mark (\w+)" transform="[^"]+" d="([^"]+)"', written))
    assert len(set(shapes.values())) == len(shapes) == 4
    style = written.partition("<style>")[2].partition("</style>")[0]
    colours = set(re.findall(r"#([0-9a-f]{3,6})\b", style))
    assert all(len(set(re.findall("..?", colour * (6 // len(colour))))) == 1 for colour in colours)


def test_the_page_prints_on_a4_without_cutting_a_drawing():
    """Nor a row; and the heading of a table stands on each of its sheets."""
    style = page(full())
    assert "@page { size: A4;" in style
    for rule in ("figure { margin: 1mm 0; break-inside: avoid; }", "tr, li, .flags { break-inside"):
        assert rule in style
    assert "thead { display: table-header-group; }" in style


def test_the_first_lines_say_the_period_whose_words_and_how_it_goes():
    """Before any drawing; and what the page is not."""
    written = page(full())
    begin = written[: written.index("<svg")]
    order = [
        "2 November to 22 November 2026",
        "Not a medical record",
        "How it is going",
        "To look at",
    ]
    places = [begin.index(part) for part in order]
    assert places == sorted(places)
    assert "does not assess, diagnose or treat" in written


def test_a_period_without_a_score_has_no_drawing_of_pain():
    """And says that nothing stands out."""
    written = page(report(on(10)))
    assert written.count("<svg") == 1
    assert "Nothing stands out." in written


def test_an_empty_diary_makes_a_page_without_drawings():
    """It says what there is none of."""
    written = page(report(course=()))
    assert "<svg" not in written
    assert "There was no session." in written
