from hypothesis import given
from hypothesis import strategies as st
from start_samples import make_theme, render

from drafter.core.draft import Run
from drafter.ui.views.opening_preview import OpeningPreview, excerpt

TEXTS = st.text(alphabet="甲乙丙，。；𠮷", min_size=1, max_size=60)


def text_of(runs):
    return "".join(run.text for run in runs)


@given(st.lists(st.tuples(TEXTS, st.booleans()), min_size=1, max_size=6), st.integers(5, 80))
def test_an_excerpt_is_a_stretch_of_the_passage_not_longer_than_wanted(parts, most):
    runs = [Run(text, fact="地区" if fact else "") for text, fact in parts]
    kept = text_of(excerpt(runs, most)).removeprefix("……").removesuffix("……")
    assert kept in text_of(runs)
    assert 0 < len(kept) <= most


def test_an_excerpt_begins_with_the_clause_of_the_first_fact():
    runs = render("先说一句。再说，{{ 地区 }}做了这些，还有那些。", {"地区": "江州市"})
    assert text_of(excerpt(runs)) == "……江州市做了这些，还有那些。"
    assert [run.text for run in excerpt(runs) if run.fact] == ["江州市"]


def test_an_excerpt_ends_after_a_whole_clause():
    runs = render("{{ 地区 }}做了这些，还有那些，都很好。", {})
    assert text_of(excerpt(runs, 12)) == "〔地区〕做了这些，……"


def test_a_passage_without_facts_is_shown_from_its_beginning():
    assert text_of(excerpt((Run("各位领导好。"),))) == "各位领导好。"


def test_nothing_has_no_excerpt():
    assert excerpt(()) == ()


def colors_of(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_slots_are_yellow_and_known_facts_are_not(qtbot):
    theme = make_theme()
    preview = OpeningPreview(theme)
    qtbot.addWidget(preview)
    preview.resize(300, 60)
    preview.show_runs(render("{{ 地区 }}好。", {}))
    assert theme.color("slot").name() in colors_of(preview)
    preview.show_runs(render("{{ 地区 }}好。", {"地区": "江州市"}))
    assert theme.color("slot").name() not in colors_of(preview)


def test_a_narrower_preview_is_taller(qtbot):
    preview = OpeningPreview(make_theme())
    qtbot.addWidget(preview)
    preview.show_runs((Run("甲" * 60),))
    assert preview.heightForWidth(150) > preview.heightForWidth(400) >= 60
