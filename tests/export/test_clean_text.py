import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from drafter.export.clean_text import clean


@given(st.text(alphabet=st.characters()))
def test_any_text_becomes_fit_for_xml(text: str) -> None:
    element = ET.Element("t")
    element.text = cleaned = clean(text)
    data = ET.tostring(element, encoding="unicode").encode("utf-8")
    assert (ET.fromstring(data).text or "") == cleaned


@given(st.text(alphabet="组织𠮷，。A 1　“”\U000e0100"))
def test_good_text_is_left_alone(text: str) -> None:
    assert clean(text) == text


def test_tabs_and_separators_become_a_blank() -> None:
    assert clean("甲\t乙\u2028丙\r\n丁") == "甲 乙 丙 丁"
