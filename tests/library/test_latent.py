"""The latent space, learnt from a handful of texts."""

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.library.latent import Features, Projection

SOURCE = Path(__file__).parents[2] / "src"


def text(words, *concepts):
    return Features(tuple(words.split()), dict.fromkeys(concepts, 1.0))


TEXTS = [
    text("引进 人才 公寓 子女 入学", "人才服务"),
    text("人才 公寓 安居 补贴", "人才服务"),
    text("人才 子女 入学 安居", "人才服务"),
    text("支部 党员 网格 社区", "网格治理"),
    text("社区 网格 党员 报到", "网格治理"),
    text("支部 报到 社区 党员", "网格治理"),
]


def place(projection, *texts):
    return projection.places(texts)


def packed(projection, *texts):
    return [row.tobytes() for row in projection.places(texts)]


@pytest.fixture(scope="module")
def trained():
    return Projection.train(TEXTS, 2)


def test_words_met_together_are_alike_without_being_shared(trained):
    places = place(trained, text("补贴 安居"), text("网格 报到"))
    near, far = trained.likeness(text("子女 入学"), 1.0, places)
    assert near > 0.5 > far


def test_a_concept_leads_to_the_words_it_is_met_with(trained):
    places = place(trained, text("公寓 补贴"), text("支部 网格"))
    near, far = trained.likeness(text("", "人才服务"), 1.0, places)
    assert near > far


def test_a_damped_concept_counts_less(trained):
    question = text("公寓 子女", "网格治理")
    at = place(trained, text("支部 网格", "网格治理"))
    assert trained.likeness(question, 1.0, at) > trained.likeness(question, 0.1, at)


def test_what_was_never_met_is_like_nothing(trained):
    at = place(trained, text("榫卯"))
    assert trained.likeness(text("榫卯"), 1.0, at).tolist() == [0.0]
    assert trained.likeness(text("人才"), 1.0, place(trained)).tolist() == []
    assert trained.near([], 0.9) == []


def test_placed_together_or_alone_a_passage_stands_in_the_same_place(trained):
    assert b"".join(packed(trained, *TEXTS)) == b"".join(packed(trained, t)[0] for t in TEXTS)


def test_equal_passages_are_near_and_others_are_not(trained):
    places = packed(trained, *(TEXTS[at] for at in (0, 3, 0)))
    assert trained.near(places, 0.95) == [[], [], [0]]


def test_many_passages_are_compared_in_pieces_as_few_are_in_one():
    trained = Projection.train(TEXTS)
    texts = [TEXTS[at % 6] for at in range(100)]
    places = place(trained, *texts)
    near = trained.near(packed(trained, *texts), 0.99)
    assert near[99] == list(range(3, 99, 6))
    like = trained.likeness(TEXTS[0], 1.0, places)
    assert like[:6] == pytest.approx(trained.likeness(TEXTS[0], 1.0, places[:6]))


def test_a_projection_comes_back_from_its_file_as_it_was(trained):
    again = Projection.from_bytes(trained.to_bytes())
    assert again.to_bytes() == trained.to_bytes()
    assert packed(again, *TEXTS) == packed(trained, *TEXTS)


@pytest.mark.parametrize(
    "harm", [lambda d: d[:-1], lambda d: b"", lambda d: d[:40] + b"x" + d[41:]]
)
def test_a_damaged_file_is_refused(trained, harm):
    with pytest.raises(ValueError):
        Projection.from_bytes(harm(trained.to_bytes()))


@pytest.mark.parametrize("texts", [[], [text("一 二")], [text("")]])
def test_little_to_learn_from_is_no_failure(texts):
    little = Projection.train(texts)
    places = place(little, *texts)
    assert little.likeness(text("一"), 1.0, places) == pytest.approx([0.0] * len(texts))
    assert Projection.from_bytes(little.to_bytes()).dimensions == little.dimensions


def test_training_does_not_depend_on_how_python_orders_sets():
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from drafter.library.latent import Features, Projection\n"
        "texts = [Features(tuple('甲乙 丙丁 戊己 庚辛 壬癸'.split()[n % 3 :]), {'概念': 1.0})"
        " for n in range(9)]\n"
        "print(hashlib.sha256(Projection.train(texts).to_bytes()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(SOURCE)],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_importing_the_library_does_not_load_numpy():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import drafter.library.library\n"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(SOURCE)], check=True)
