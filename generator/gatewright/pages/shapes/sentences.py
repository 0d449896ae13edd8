"""Sentences that state a fact by themselves, as the vocabulary lists them, and labels with a value."""

from __future__ import annotations

import re
from typing import Any

from ..facts import Statement
from ..text.lines import Line, passage
from ..words.values import capture, number, split_list, whole
from ..words.vocabulary import Label, Sentence, Vocabulary, fold
from .extract import Extract
from .sheet import Sheet

_CHARACTERS = re.compile(r"(\d[\d,]*) ?(?:characters|chars|字符)\Z", re.I)
_ID = re.compile(r"(?=[\w./:-]*[A-Za-z])[\w./:-]{1,100}\Z")
_FEWEST = 4
"""Values of a shape of their own that tell which labels a copy lost."""
_FEWEST_HEADS = 2
"""Labels that make a row the head of a table of labels."""
_MEDIA = {"image": "image", "images": "image", "video": "video", "audio": "audio"}


def read_sentences(sheet: Sheet, words: Vocabulary) -> Extract:
    """Takes what the vocabulary's sentences state."""
    found = Extract()
    whole_page = passage(
        [(index, line.text) for index, line in enumerate(sheet.lines) if line.text]
    )
    for sentence in words.sentences:
        if sentence.first:
            found.add(_first(sheet, sentence))
            continue
        for match in sentence.says.finditer(whole_page.text):
            first, last = (
                whole_page.line(match.start()),
                whole_page.line(max(match.start(), match.end() - 1)),
            )
            # An address says more than the sentence around it: it is read by itself.
            covered = last > first or covers(sheet.lines[first], match[0])
            whole = covered and "://" not in match[0]
            (found.lines if whole else found.partly).update(range(first, last + 1))
            at = whole_page.line(match.start(match.lastgroup) if match.lastgroup else match.start())
            value = sentence.value if sentence.value is not None else _value(sentence, match)
            if value is not None:
                statement = Statement(
                    sentence.owner,
                    sentence.path,
                    value,
                    sheet.place(at),
                    partial=sentence.partial,
                    likely=sentence.likely,
                )
                found.statements.append(statement)
    return found


def covers(line: Line, text: str) -> bool:
    """Whether `text` is about all that stands on the line; a row of a table says more than one sentence."""
    return not line.cells and len(text) >= 0.8 * len(line.text)


def _value(sentence: Sentence, match: re.Match[str]) -> Any:
    return capture(match.lastgroup, match[match.lastgroup]) if match.lastgroup else None


def _first(sheet: Sheet, sentence: Sentence) -> Extract:
    """Takes the first line that begins as the sentence does."""
    for index, line in enumerate(sheet.lines[:2000]):
        found = sentence.says.match(line.text)
        value = _value(sentence, found) if found and not line.cells else None
        if value is not None:
            place = sheet.place(index)
            statement = Statement(sentence.owner, sentence.path, value, place, likely=True)
            return Extract(statements=[statement], lines={index})
    return Extract()


def read_labels(sheet: Sheet, words: Vocabulary) -> Extract:
    """Takes every value that stands beside its label, or where a lost label's value stands."""
    found = Extract()
    for group in words.labels:
        beside = _with_labels(sheet, group, words)
        beside.add(_in_columns(sheet, group, words))
        found.add(beside if beside.statements else _without_labels(sheet, group, words))
        found.lines |= beside.lines
        found.partly |= beside.partly
    return found


def _with_labels(sheet: Sheet, group: tuple[Label, ...], words: Vocabulary) -> Extract:
    found = Extract()
    by_label = {fold(label.label): label for label in group}
    for index, line in enumerate(sheet.lines):
        if len(line.cells) == 2 and fold(line.cells[0]) in by_label:
            label, text, at = by_label[fold(line.cells[0])], line.cells[1], index
        elif fold(line.text) in by_label:
            label = by_label[fold(line.text)]
            at = sheet.below(index)
            # A heading is not a value: the value that stood here is gone.
            valued = at < len(sheet.lines) and at not in sheet.known_headings
            text = sheet.lines[at].text if valued else ""
        else:
            beside = next((one for one in group if line.text.startswith(one.label)), None)
            if beside is None:
                continue
            label, text, at = beside, line.text[len(beside.label) :].lstrip(": "), index
        if text and words.is_nothing(text):
            found.lines |= {index, at}
            continue
        value = _fits(text, label, words)
        if value is None:
            if label.path and text and label.kind != "id":
                doubt = f"the value of {label.label} was not understood"
                place = sheet.place(at, label.label)
                found.statements.append(Statement("model", label.path, text, place, doubt=doubt))
            continue
        if label.path:
            found.lines |= {index, at}
            place = sheet.place(at, label.label)
            found.statements.append(Statement("model", label.path, value, place))
        else:
            found.partly |= {index, at}
    return found


def _in_columns(sheet: Sheet, group: tuple[Label, ...], words: Vocabulary) -> Extract:
    """Labels are the heads of a table with one row."""
    found = Extract()
    by_label = {fold(label.label): label for label in group}
    for index, line in enumerate(sheet.lines):
        labels = [by_label.get(fold(cell)) for cell in line.cells]
        if sum(map(bool, labels)) < _FEWEST_HEADS:
            continue
        at = sheet.below(index)
        if at >= len(sheet.lines):
            continue
        row, behind = sheet.lines[at].cells, sheet.below(at)
        more = behind < len(sheet.lines) and len(sheet.lines[behind].cells) == len(row)
        if len(row) != len(line.cells) or more:
            continue
        for label, cell in zip(labels, row, strict=True):
            value = _fits(cell, label, words) if label and label.path else None
            if label and value is not None:
                place = sheet.place(at, label.label)
                found.statements.append(Statement("model", label.path, value, place))
        if found.statements:
            found.partly |= {index, at}
    return found


def _without_labels(sheet: Sheet, group: tuple[Label, ...], words: Vocabulary) -> Extract:
    """Labels are lost together: their values stand one below the other, in the labels' order.

    Where the others tell well enough which labels those were, one value may be unknown.
    """
    for start, first in enumerate(sheet.lines):
        if not first.text:
            continue
        at: int = start
        run: list[tuple[Label, Any, int]] = []
        telling = len(group)
        for label in group:
            line = sheet.lines[at] if at < len(sheet.lines) else None
            if line is None or line.cells or at in sheet.known_headings:
                break
            value = _fits(line.text, label, words)
            telling -= value is None or label.kind == "sentence"
            run.append((label, value, at))
            at = sheet.below(at)
        unknown = sum(value is None for _, value, _ in run)
        fits = not unknown or (unknown == 1 and telling >= _FEWEST and run[0][1] is not None)
        if len(run) == len(group) and fits:
            run = [one for one in run if one[1] is not None]
            statements = [
                Statement("model", label.path, value, sheet.place(index, label.label))
                for label, value, index in run
                if label.path
            ]
            lines = {index for label, _, index in run if label.path}
            rest = {index for label, _, index in run if not label.path}
            return Extract(statements=statements, lines=lines, partly=rest)
    return Extract()


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
            found_words = split_list(text)
            fit = found_words and all(
                word.isascii() and word.islower() and word.isalpha() for word in found_words
            )
            return found_words if fit else None
        case _:
            return text if text.count(" ") >= 2 else None
