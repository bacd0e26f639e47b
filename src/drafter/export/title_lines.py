"""Where a long title breaks (GB/T 9704-2012, 7.3.1).

By the standard the lines of a title end where a sense ends and form a trapezoid or a
diamond. Sense is guessed from signs a line may not begin or end with, and from the words
titles are made of; a title the guess does not suit is broken by hand in Word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_OPENING, _CLOSING = "《“‘（〔(「『【", "》”’）〕)」』】、，。：；！？,.:;!?…·"
_STARTERS = re.compile(
    r"关于|推进|推动|实施|开展|深化|认真|深入|切实|扎实|全面|全力|奋力|加快|努力|着力|奋进|提供|以|为|在|暨|——"
)
_ENDERS = re.compile(r"(?:[的和与及暨上中下于]|会议|专题|以来|精神)$")
# What must not be cut at all, and words that had better not be.
_WHOLE = re.compile(r"[0-9A-Za-z.%]+[年月日号个]?度?|〔[^〕]*〕|《[^》]{1,12}》|“[^”]{1,12}”|——|……")
_NAMES = re.compile(
    "习近平新时代中国特色社会主义思想|习近平总书记|中国特色社会主义|中国式现代化|中国共产党|"
    "中华民族(?:共同体意识|伟大复兴)?|中国|主题教育|自由贸易试验区|[一-龥]{2,4}自治[区州县旗]"
)
_FIXED = re.compile(
    "组织工作|组织部|高质量发展|高质量|新时代|现代化|中国式|社会主义|十[一二三四五六七八九]大|"
    "中心组|党的建设|党的组织|党组织|交流会|主题教育|坚强|组织|工作|会议|发展|建设|干部|人才|基层|政治|时代|材料|汇报|"
    "发言|讲话|综述|报告|情况|会上|推进|推动|全面|全力|奋力|加强|坚持|聚焦|担当|党建|党的|"
    "理论|学习|研讨|交流|专题|部长|市委|省委|县委|区委|州委|全省|全市|全县|全区|贯彻|落实|"
    "保障|保证|服务|引领|提供|有力|年度|重点|任务|精神|篇章|谱写|认真|深入|切实|扎实"
)
_PLACE = tuple("省市县区州")  # it may belong to what follows: 江州篇章
_DRIVING = re.compile(r"(?:认真|深入|切实|扎实|全面|全力|奋力|加快|努力|着力|推进|推动|提供|关于)$")
_NEVER, _INSIDE, _DANGLING, _PLAIN = 10_000.0, 200.0, 60.0, 30.0
_FAIR, _GOOD, _BLANK = 8.0, 2.0, -60.0
_LINE = 6.0  # what each line more costs

_Steps = list[tuple[int, float]]


def title_lines(text: str, most: int, last: int) -> tuple[str, ...]:
    """Return the lines of a title, longest first or last, or in the middle.

    Args:
        text: The title, in one line.
        most: Most full-width characters of a line; half-width ones count half.
        last: Fewest characters of the last line.

    Returns:
        One line when the title fits. Blanks at a break are dropped, all else is kept.
    """
    if _width(text) <= most:
        return (text,)
    fewest = -int(-_width(text) // most)
    steps = [_steps(text, start, most, last) for start in range(len(text))]
    costs = _break_costs(text)
    # One line more than needed is tried as well: it may break better or end longer.
    tries = [
        found
        for count in (fewest, fewest + 1)
        for shape in _shapes(count, _width(text))
        if (found := _best(steps, costs, shape))
    ]
    if not tries:
        return (text,)
    cuts = min(tries)[1]
    lines = (text[low:high].strip() for low, high in pairwise(cuts))
    return tuple(line for line in lines if line)


def _shapes(count: int, width: float) -> Iterator[tuple[float, ...]]:
    """Yield the wanted line widths of two trapezoids and, from three lines on, a diamond."""
    step = min(3.0, width / count / 4)
    falling = [width / count + step * ((count - 1) / 2 - n) for n in range(count)]
    yield tuple(falling)
    yield tuple(reversed(falling))
    if count >= 3:
        middle = (count - 1) / 2
        bulge = [step * (middle / 2 - abs(n - middle)) for n in range(count)]
        yield tuple(width / count + b for b in bulge)


def _steps(text: str, start: int, most: int, last: int) -> _Steps:
    """Return where a line from ``start`` may end, and its width there."""
    found: _Steps = []
    for stop in range(start + 1, len(text) + 1):
        width = _width(text[start:stop].strip())
        if width > most:
            break
        if stop < len(text) or width >= last:
            found.append((stop, width))
    return found


def _best(
    steps: Sequence[_Steps], costs: Sequence[float], shape: Sequence[float]
) -> tuple[float, tuple[int, ...]] | None:
    """Return the cost and the cuts (0 and the length included) that suit a shape best."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (len(shape) * _LINE, (0,))}
    for wanted in shape:
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, cuts) in best.items():
            if start == len(steps):
                continue
            for stop, width in steps[start]:
                total = cost + (width - wanted) ** 2 + costs[stop]
                if stop not in reached or total < reached[stop][0]:
                    reached[stop] = (total, (*cuts, stop))
        best = reached
    return best.get(len(steps))


def _break_costs(text: str) -> list[float]:
    """Return what a break before each character costs; at the end it costs nothing."""
    costs = [_break_cost(text, at) for at in range(len(text))] + [0.0]
    for pattern, cost in ((_FIXED, _INSIDE), (_NAMES, _NEVER / 4), (_WHOLE, _NEVER / 2)):
        for match in pattern.finditer(text):
            for at in range(match.start() + 1, match.end()):
                costs[at] = max(costs[at], cost)
    return costs


def _break_cost(text: str, at: int) -> float:
    before, after = text[max(0, at - 3) : at], text[at]
    if after.isspace() or before[-1:].isspace():
        return _BLANK
    if after in _CLOSING or before[-1:] in tuple(_OPENING):
        return _NEVER
    if before[-1:] in tuple(_CLOSING) or after in _OPENING:
        return 0.0
    if _DRIVING.search(before):
        return _DANGLING
    good = _STARTERS.match(text, at) or _ENDERS.search(before)
    if good and after not in "的和与及":
        return _GOOD
    return _FAIR if before.endswith(_PLACE) else _PLAIN


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)
