"""Words that give a report's origin away: found by rule, and few that do not."""

import pytest
from label_samples import RESOURCES, reports, text_of

from drafter.core.report import TERM_KINDS
from drafter.errors import LibraryError
from drafter.library.labels.divisions import Divisions
from drafter.library.labels.place_names import PlaceNames
from drafter.library.labels.places import Place, PlaceFinder
from drafter.library.labels.term_words import TermWords
from drafter.library.labels.terms import TermFinder

SIPING = Place("市级", "四平", "四平市", "吉林省")
NINGBO = Place("市级", "宁波", "宁波市", "浙江省")
THOROUGH = (2, 8, 17, 21, 26, 29, 32, 37, 43, 46, 67, 72, 73, 74, 75, 76)


def known(tokenizer):
    return Divisions.load(RESOURCES / "divisions.tsv", tokenizer.lexicon)


@pytest.fixture(scope="module")
def finder(tokenizer):
    words = TermWords.load(RESOURCES / "lexicon")
    return TermFinder(known(tokenizer), PlaceNames(tokenizer.lexicon), words)


@pytest.fixture(scope="module")
def find(finder):
    def find(place, text):
        return {term.term: term.kind for term in finder.find(place, text)}

    return find


def test_the_names_of_the_place_and_of_those_above_it_come_first(finder):
    terms = finder.find(SIPING, "吉林的四平，市委高度重视，我市跟进。")
    assert [(term.term, term.kind) for term in terms] == [
        ("四平市", "name"),
        ("四平", "name"),
        ("吉林", "parent"),
        ("我市", "generic"),
        ("市委", "generic"),
    ]


def test_a_place_below_is_a_child_and_another_a_partner(find):
    terms = find(SIPING, "梨树县和双辽市赴金华市学习，推广梨树经验。")
    assert terms["梨树县"] == terms["双辽市"] == terms["梨树"] == "child"
    assert terms["金华市"] == "partner"


def test_a_county_whose_short_name_is_a_word_needs_more_than_the_word(find):
    assert "梨树" not in find(SIPING, "村里种了梨树。")


def test_a_county_whose_name_is_a_verb_makes_no_child_of_the_verb(find):
    terms = find(Place("市级", "怀化", "怀化市", "湖南省"), "市委组织部会同县委组织部推进。")
    assert "child" not in terms.values()


def test_towns_and_communities_are_children(find):
    terms = find(NINGBO, "在咸祥镇、文澜花园社区调研。城市社区、示范村和乡镇干部受益。")
    assert {term for term, kind in terms.items() if kind == "child"} == {"咸祥镇", "文澜花园社区"}


def test_other_names_and_initials_of_the_place_are_nicknames(find):
    terms = find(NINGBO, "人才来甬创业，甬城大地欣欣向荣。")
    assert terms["来甬"] == terms["甬城"] == "nick"
    assert "来青" not in find(Place("市级", "青岛", "青岛市", "山东省"), "迎来青年人才。")


def test_organisations_of_the_place_are_found_and_common_ones_are_not(find):
    terms = find(NINGBO, "成立宁波工程学院、甬江实验室，建好党群服务中心和产业园。")
    assert terms["宁波工程学院"] == terms["甬江实验室"] == "org"
    assert not [term for term in terms if "党群" in term or term == "产业园"]


def test_ordinary_words_and_a_unit_are_no_partner(find):
    county = Place("县级", "石泉", "石泉县", "陕西省")
    text = "县委会同县财政局，联合作市级示范，新建区级平台，到南部县区，创新乡村治理，长治久安。"
    assert "partner" not in find(county, text).values()


def test_a_zone_named_after_two_places_is_an_organisation(find):
    terms = find(Place(), "设立深圳—汕尾特别合作区，健全村级—街道联动示范区。")
    assert terms["深圳—汕尾特别合作区"] == "org"
    assert not [term for term in terms if "联动" in term]


def test_programmes_of_the_place_are_found_and_common_sayings_are_not(find):
    terms = find(NINGBO, "实施“雁归港湾”工程，建强“甬小蜂驿站”，落实“三会一课”制度。")
    assert terms["雁归港湾"] == terms["甬小蜂驿站"] == "brand"
    assert "三会一课" not in terms


def test_who_speaks_with_an_office_is_a_person(find):
    assert find(NINGBO, "村党支部书记郝桂文说，支部强了。")["郝桂文"] == "person"


def test_a_report_without_place_still_tells_what_it_names(find):
    terms = find(Place(), "学习浙江省经验，帮扶台江县。")
    assert set(terms) >= {"浙江省", "台江县"}


def test_every_kind_is_one_the_library_knows(find):
    for report in reports()[::9]:
        assert set(find(Place(), text_of(report)).values()) <= set(TERM_KINDS)


def test_names_children_and_organisations_of_thorough_reports_are_found(finder, tokenizer):
    places = PlaceFinder(known(tokenizer), PlaceNames(tokenizer.lexicon))
    asked = recalled = given = right = 0
    for number in THOROUGH:
        report = reports()[number - 1]
        text = text_of(report)
        terms = finder.find(places.find([report.title], text), text)
        found = [term.term for term in terms if term.kind != "generic"]
        labels = [(term.term, term.kind) for term in report.terms if term.kind != "generic"]
        wanted = [term for term, kind in labels if kind in ("name", "child", "org")]
        asked += len(wanted)
        recalled += sum(any(f in term or term in f for f in found) for term in wanted)
        given += len(found)
        right += sum(any(f in term or term in f for term, _ in labels) for f in found)
    assert recalled / asked > 0.85
    assert right / given >= 0.86


@pytest.mark.parametrize("missing", ["nicknames.tsv", "sayings.txt"])
def test_a_word_list_that_is_missing_is_told(tmp_path, missing):
    for name in {"nicknames.tsv", "sayings.txt"} - {missing}:
        (tmp_path / name).write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(LibraryError):
        TermWords.load(tmp_path)
