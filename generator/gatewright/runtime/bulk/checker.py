"""Judges records: which model, which rules are broken, and what that looks like in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog
from ..violations import Violation
from .decode import NOTHING, Reader
from .fast import Fast, fast_reader
from .lines import Lines
from .problems import Problem, too_long
from .which import MODEL, Which

if TYPE_CHECKING:
    from .report import Report

Check = Callable[[Any], "list[Violation] | None"]
BOM = b"\xef\xbb\xbf"
UNKNOWN = "(unknown)"
"""The model of a record that names none."""
REMEMBERED = 8192
"""Texts of violations that are kept; the same mistakes come again and again."""
SHORT = 64
"""Characters of a string up to which it may be part of what is remembered."""


@dataclass(slots=True)
class Part:
    """What was found in some records that follow each other."""

    requests: int = 0
    lines: int = 0
    """Lines of the file that these records take up, blank ones among them."""
    size: int = 0
    """Bytes read."""
    rows: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    """(line, counted from 0 in this part; the row of the report, with LINE where its number goes)."""
    bad: list[int] = field(default_factory=list[int])
    """Which of `rows` are of invalid records."""
    models: Counter[str] = field(default_factory=Counter[str])
    broken: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    """(model, rule) → how often."""

    @property
    def invalid(self) -> int:
        """How many records are not right."""
        return len(self.bad)


class Checker:
    """Judges one record after the other and writes what it finds as rows of a report.

    `model` is the key that all records are for, else each says so under `field`.
    """

    def __init__(
        self,
        catalog: Catalog,
        report: Report,
        *,
        model: str | None = None,
        field: str | None = None,
        limit: int,
        fast: bool = True,
    ) -> None:
        self.catalog = catalog
        self.report = report
        self.model = model
        self.field = field
        self.limit = limit
        self.which = Which(catalog.keys())
        self._reader = Reader()
        self._checks: dict[str, Check] = {}
        self._by_id: dict[str, tuple[str, Check]] = {}
        """Models that were met, by the id that only they have."""
        self._only: tuple[str, Check] | None = None
        self._own_keys: dict[str, bool] = {}
        self._texts: dict[Any, str] = {}
        if model is not None:
            self._only = (model, self._check(model))
        # The fast path says nothing about right records, so a report that lists them goes without.
        quiet = not report.lists_valid
        self._fast: Fast | None = (
            fast_reader(catalog, self.which, model, field or MODEL) if fast and quiet else None
        )

    def lines(self, lines: Lines, file: str) -> Part:
        """Judges whole lines; blank ones are no records."""
        if lines.too_long:
            part = Part(lines=1, size=lines.too_long)
            problem = too_long(lines.too_long, self.limit, lines.offset)
            self._note(part, 0, lines.offset, file, None, [problem])
            return part
        if self._fast is None:
            part = Part(size=len(lines.data) + 1)
            split = lines.data.split(b"\n")
            self._all(part, split, range(len(split)), lines.offset, file)
        else:
            good, split, rest = self._fast.sort(lines.data)
            part = Part(requests=sum(good.values()), size=len(lines.data) + 1, models=good)
            self._all(part, split, rest, lines.offset, file)
        part.lines = len(split)
        return part

    def one(
        self, data: bytes, line: int, offset: int, file: str, element: int | None = None
    ) -> Part:
        """Judges one record that begins at `line`, counted from 0."""
        part = Part(size=len(data))
        model, problems = self.judge(data, offset)
        if problems or self.report.lists_valid:
            self._note(part, line, offset, file, model, problems, element)
        else:
            part.requests = part.models[model or UNKNOWN] = 1
        return part

    def fault(self, problem: Problem, line: int, offset: int, file: str) -> Part:
        """A record of which nothing but a problem is known."""
        part = Part()
        self._note(part, line, offset, file, None, [problem])
        return part

    def judge(self, data: bytes, offset: int) -> tuple[str | None, Sequence[Violation | Problem]]:
        """(model, everything wrong) of one record."""
        body, problems = self._reader.read(data, offset)
        return self.judge_body(body, problems)

    def judge_body(
        self, body: Any, problems: list[Problem]
    ) -> tuple[str | None, Sequence[Violation | Problem]]:
        """(model, everything wrong) of what a record holds, `problems` being known already."""
        if body is NOTHING:
            return self.model, problems
        model = self.model
        if model is None:
            found = self.which.of(body, self.field or MODEL)
            if isinstance(found, Problem):
                return None, [*problems, found]
            model = found
        check = self._checks.get(model) or self._check(model)
        if self.field is not None and isinstance(body, dict) and not self._own_keys[model]:
            body = {key: value for key, value in body.items() if key != self.field}  # pyright: ignore[reportUnknownVariableType]
        violations = check(body)
        if not problems:
            return model, violations or ()
        if violations and any(one.rule == "finite" for one in violations):
            # The validator names the field, so it need not be said of the record as well.
            problems = [one for one in problems if one.rule != "finite"]
        return model, [*problems, *(violations or ())]

    def _check(self, model: str) -> Check:
        check = self._checks[model] = self.catalog.rules(model)
        id = model.partition("/")[2]
        if self.which.by_id[id] == (model,):
            self._by_id[id] = (model, check)
        if self.field is not None:
            known = self.catalog.data(model, "schemas").get("properties", {})
            self._own_keys[model] = self.field in known
        return check

    def _all(
        self, part: Part, lines: list[bytes], which: Sequence[int], offset: int, file: str
    ) -> None:
        """Judges those of `lines` whose indices are given; the first begins at byte `offset`."""
        at = 0
        quick = self._fast.body if self._fast else self._reader.quick
        lists_valid = self.report.lists_valid
        right: list[str] = []
        for index in which:
            line = lines[index]
            body = quick(line)
            known = None if body is NOTHING else self._known(body)
            if known is not None:
                model, check = known
                problems: Sequence[Violation | Problem] = check(body) or ()
                if not problems and not lists_valid:
                    right.append(model)
                    continue
            elif not line or line.isspace():
                continue
            offset += sum(map(len, lines[at:index])) + index - at
            at = index
            if known is not None:
                self._note(part, index, offset, file, known[0], problems)
                continue
            skip = len(BOM) if offset == 0 and line.startswith(BOM) else 0
            named, problems = self.judge(line[skip:], offset + skip)
            if problems or lists_valid:
                self._note(part, index, offset, file, named, problems)
            else:
                right.append(named or UNKNOWN)
        part.requests += len(right)
        part.models.update(right)

    def _known(self, body: Any) -> tuple[str, Check] | None:
        """The model of `body` and its validator, or None where that takes a closer look."""
        if self.model is not None:
            return self._only
        if self.field is not None:
            return None
        try:
            return self._by_id.get(body[MODEL])
        except (TypeError, LookupError):
            return None

    def _note(
        self,
        part: Part,
        line: int,
        offset: int,
        file: str,
        model: str | None,
        problems: Sequence[Violation | Problem],
        element: int | None = None,
    ) -> None:
        name = model or UNKNOWN
        part.requests += 1
        part.models[name] += 1
        texts: list[str] = []
        for one in problems:
            rule = one[1]
            pair = (name, rule)
            part.broken[pair] = part.broken.get(pair, 0) + 1
            if one.__class__ is Problem:
                texts.append(self.report.problem(one))
                continue
            judge, _, value, at = one
            if value.__class__ is str and len(value) > SHORT:
                texts.append(self.report.problem(Problem.of(one)))
                continue
            key = (judge, rule, value, value.__class__, at)
            try:
                text = self._texts.get(key)
            except TypeError:
                # The value is a list or an object.
                text = self.report.problem(Problem.of(one))
            if text is None:
                if len(self._texts) >= REMEMBERED:
                    self._texts.clear()
                text = self._texts[key] = self.report.problem(Problem.of(one))
            texts.append(text)
        if problems:
            part.bad.append(len(part.rows))
        part.rows.append((line, self.report.row(file, offset, model, texts, element)))
