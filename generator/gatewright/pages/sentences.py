"""Sentences that state a fact by themselves, as the vocabulary lists them, and labels with a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .facts import Statement
from .fields import Sheet
from .lines import passage
from .values import captured, listed, number, whole
from .vocabulary import Label, Sentence, Vocabulary, folded

_CHARACTERS = re.compile(r"(\d[\d,]*) ?(?:characters|chars|字符)\Z", re.I)
_ID = re.compile(r"(?=[\w./:-]*[A-Za-z])[\w./:-]{1,100}\Z")
_MEDIA = {"image": "image", "images": "image", "video": "video", "audio": "audio"}


def stated(sheet: Sheet, words: Vocabulary) -> Iterator[Statement]:
    """Every statement of the vocabulary's sentences."""
    whole_page = passage([(index, line.text) for index, line in enumerate(sheet.lines)])
    for sentence in words.sentences:
        if sentence.first:
            yield from _title(sheet, sentence)
            continue
        for match in sentence.says.finditer(whole_page.text):
            first, last = (
                whole_page.line(match.start()),
                whole_page.line(max(match.start(), match.end() - 1)),
            )
            for index in range(first, last + 1):
                sheet.use(index)
            at = whole_page.line(match.start(match.lastgroup) if match.lastgroup else match.start())
            value = sentence.value if sentence.value is not None else _value(sentence, match)
            if value is not None:
                yield Statement(
                    sentence.owner,
                    sentence.path,
                    value,
                    sheet.place(at),
                    partial=sentence.partial,
                    likely=sentence.likely,
                )


def _value(sentence: Sentence, match: re.Match[str]) -> Any:
    if match.lastgroup:
        return captured(match.lastgroup, match[match.lastgroup])
    if sentence.path[0] == "operations":
        return match[0]
    return None


def _title(sheet: Sheet, sentence: Sentence) -> Iterator[Statement]:
    for index, line in enumerate(sheet.lines[:2000]):
        found = sentence.says.match(line.text)
        if found and not line.cells:
            sheet.use(index)
            yield Statement(
                sentence.owner, sentence.path, found["title"], sheet.place(index), likely=True
            )
            return


def labelled(sheet: Sheet, words: Vocabulary) -> Iterator[Statement]:
    """Every value that stands beside its label, or in the place where a lost label's value stands."""
    for group in words.labels:
        found = list(_with_labels(sheet, group, words))
        yield from found or _without_labels(sheet, group, words)


def _with_labels(sheet: Sheet, group: tuple[Label, ...], words: Vocabulary) -> Iterator[Statement]:
    by_label = {folded(label.label): label for label in group}
    for index, line in enumerate(sheet.lines):
        if len(line.cells) == 2 and folded(line.cells[0]) in by_label:
            label, text, at = by_label[folded(line.cells[0])], line.cells[1], index
        elif folded(line.text) in by_label:
            label = by_label[folded(line.text)]
            at = _next(sheet, index)
            text = sheet.lines[at].text if at else ""
        else:
            beside = next((one for one in group if line.text.startswith(one.label)), None)
            if beside is None:
                continue
            label, text, at = beside, line.text[len(beside.label) :].lstrip(": "), index
        value = _fits(text, label, words)
        if value is None:
            if label.path and text and label.kind != "id":
                doubt = f"the value of {label.label} was not understood"
                yield Statement(
                    "model", label.path, text, sheet.place(at, label.label), doubt=doubt
                )
            continue
        sheet.use(index)
        sheet.use(at)
        if label.path:
            yield Statement("model", label.path, value, sheet.place(at, label.label))


def _without_labels(
    sheet: Sheet, group: tuple[Label, ...], words: Vocabulary
) -> Iterator[Statement]:
    """Labels are lost together: their values stand one below the other, in the labels' order."""
    for start in range(len(sheet.lines)):
        at: int = start
        run: list[tuple[Label, Any, int]] = []
        for label in group:
            line = sheet.lines[at] if at < len(sheet.lines) else None
            value = None if line is None or line.cells else _fits(line.text, label, words)
            if value is None:
                break
            run.append((label, value, at))
            at = _next(sheet, at) or len(sheet.lines)
        if len(run) == len(group):
            for label, value, index in run:
                sheet.use(index)
                if label.path:
                    yield Statement("model", label.path, value, sheet.place(index, label.label))
            return


def _next(sheet: Sheet, index: int) -> int:
    below = index + 1
    while below < len(sheet.lines) and not sheet.lines[below].text:
        below += 1
    return below if below < len(sheet.lines) else 0


def _fits(text: str, label: Label, words: Vocabulary) -> Any:
    """The value in `text` when it looks as this label's values do, else None."""
    match label.kind:
        case "id":
            return text if _ID.match(text) else None
        case "number":
            return number(text)
        case "characters":
            found = _CHARACTERS.match(text)
            return whole(found[1]) if found else None
        case "medium":
            return _MEDIA.get(text.casefold())
        case "billing":
            return words.billing.get(text)
        case "words":
            found_words = listed(text)
            fit = found_words and all(
                word.isascii() and word.islower() and word.isalpha() for word in found_words
            )
            return found_words if fit else None
        case _:
            return text if text.count(" ") >= 2 else None
