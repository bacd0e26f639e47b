"""Code points and UTF-16 units: the only place that converts.

Core counts code points, as ``len(str)`` does; Qt counts UTF-16 units. They differ
past U+FFFF (𠮷), one code point and two units.
"""


def units(text: str) -> int:
    """Return how many UTF-16 units ``text`` has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_units(text: str, point: int) -> int:
    """Return the UTF-16 offset of code point ``point`` of ``text``."""
    return units(text[:point])


def to_points(text: str, unit: int) -> int:
    """Return the code point offset of UTF-16 unit ``unit``; inside a pair, its start."""
    if unit <= 0:
        return 0
    seen = 0
    for index, char in enumerate(text):
        step = 2 if char > "\uffff" else 1
        if seen + step > unit:
            return index
        seen += step
    return len(text)
