"""The thesaurus file: what is read, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.report import SUBJECTS
from drafter.core.thesaurus import Concept, Thesaurus
from drafter.errors import LibraryError
from drafter.library.thesaurus_file import load_thesaurus

BUNDLED = Path(__file__).parents[2] / "resources" / "thesaurus.toml"
FAST = load_thesaurus(BUNDLED)
PLAIN = Thesaurus(FAST.concepts)
WORDS = sorted({word for c in FAST.concepts for word in (*c.words, *c.cues, *sum(c.together, ()))})
TEXTS = st.lists(
    st.sampled_from(WORDS) | st.text("干部人才党的“”。；，\U00020bb7aA1 \ud800", max_size=4)
).map("".join)
SOUND = """
[[concept]]
term = "年轻干部培养"
subject = "干部队伍"
variants = ["年轻干部"]
cues = ["蓄水池"]
together = [["年轻", "培养"]]
broader = ["干部队伍建设"]
related = []

[[concept]]
term = "干部队伍建设"
subject = "干部队伍"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "主题词 表.toml"


def write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_a_concept_is_read_as_it_stands(file: Path):
    young, team = load_thesaurus(write(file, SOUND)).concepts
    assert team == Concept("干部队伍建设", "干部队伍")
    assert young == Concept(
        "年轻干部培养",
        "干部队伍",
        variants=("年轻干部",),
        cues=("蓄水池",),
        together=(("年轻", "培养"),),
        broader=("干部队伍建设",),
    )


@pytest.mark.parametrize(
    ("sound", "faulty", "reason"),
    [
        ('term = "年轻干部培养"\n', "", "的“第 1 个”有问题：没有 term"),
        ('term = "年轻干部培养"', "term = 5", "的“第 1 个”有问题：没有 term"),
        ('"年轻干部"]', "5]", "的“年轻干部培养”有问题：variants 要写成一列词"),
        ('["年轻干部"]', '"年轻干部"', "的“年轻干部培养”有问题：variants 要写成一列词"),
        ('["蓄水池"]', '[""]', "的“年轻干部培养”有问题：cues 要写成一列词"),
        ("cues", "clues", "的“年轻干部培养”有问题：不认识“clues”"),
        (', "培养"]]', "]]", "的“年轻干部培养”有问题：together 要写成一列，每项两个词"),
        ('[["年轻", "培养"]]', "1", "的“年轻干部培养”有问题：together 要写成一列，每项两个词"),
        ('设"]', '社"]', "的“年轻干部培养”有问题：指向的“干部队伍建社”不是另一个主题词"),
        ('subject = "干部队伍"\nv', "v", "的“年轻干部培养”有问题：没有 subject"),
        ('subject = "干部队伍"\nv', 'subject = "人事"\nv', "没有“人事”这个聚焦"),
    ],
)
def test_a_faulty_concept_is_refused_by_name(file: Path, sound: str, faulty: str, reason: str):
    assert sound in SOUND
    with pytest.raises(LibraryError) as refusal:
        load_thesaurus(write(file, SOUND.replace(sound, faulty, 1)))
    assert reason in str(refusal.value)
    assert str(refusal.value).startswith("主题词表“主题词 表.toml”")
    assert str(refusal.value).endswith("你的稿子和资料不受影响。请重新安装程序。")


@pytest.mark.parametrize("text", ["term = ", "[concept]\nterm = '甲乙'", "", SOUND + "[more]\n"])
def test_a_file_that_is_no_list_of_concepts_is_refused(file: Path, text: str):
    with pytest.raises(LibraryError, match="有问题"):
        load_thesaurus(write(file, text))


def test_a_file_that_is_not_utf_8_is_refused(file: Path):
    file.write_bytes(SOUND.encode("gb18030"))
    with pytest.raises(LibraryError, match="不是 TOML 格式"):
        load_thesaurus(file)


def test_a_missing_file_is_refused(file: Path):
    with pytest.raises(LibraryError, match="读不出来"):
        load_thesaurus(file)


def test_the_bundled_thesaurus_is_sound_and_serves_every_subject():
    thesaurus = load_thesaurus(BUNDLED)
    assert len(thesaurus.concepts) >= 250
    assert all(thesaurus.of_subject(subject) for subject in SUBJECTS)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("大力培养选拔优秀年轻干部", "年轻干部培养"),
        ("健全容错纠错机制", "容错纠错"),
        ("落实“三会一课”制度", "三会一课"),
        ("选派驻村第一书记", "第一书记"),
        ("开展在职党员“双报到”活动", "在职党员双报到"),
        ("向用人主体授权、为人才松绑", "向用人主体授权"),
        ("把支部建在网格上", "网格治理"),
        ("关心基层一线干部", "关心关爱干部"),
    ],
)
def test_the_bundled_thesaurus_knows_what_reports_speak_of(text: str, term: str):
    assert term in load_thesaurus(BUNDLED).concepts_of(text)


@given(TEXTS, st.sampled_from(("", *SUBJECTS)))
def test_the_automaton_finds_what_python_alone_finds(text: str, subject: str):
    assert FAST.mentions(text, subject) == PLAIN.mentions(text, subject)
    assert FAST.counted(text, subject) == PLAIN.counted(text, subject)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("抓住领导干部这个“关键少数”", "一把手培训"),
        ("形成干事创业的浓厚氛围", "人才平台"),
        ("开展安全生产专项检查", "选人用人监督检查"),
        ("建立上下联动机制", "巡视巡察"),
        ("推动项目立案审批", "正风反腐"),
        ("运用大数据服务企业", "组织工作信息化"),
        ("坚决补短板", "干部专业化能力"),
        ("健全人才激励机制", "激励干部担当作为"),
        ("实行党组织领导的校长负责制", "组织领导与责任落实"),
        ("营造近悦远来人才氛围", "年轻干部培养"),
    ],
)
def test_the_bundled_thesaurus_does_not_name_what_a_text_does_not_speak_of(text: str, term: str):
    assert load_thesaurus(BUNDLED).concepts_of(text).get(term, 0.0) < 0.5
