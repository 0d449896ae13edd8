"""Models that were found by their key: what they take is known at run time only."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .beside_calls import AsyncBeside, SyncBeside
from .model import BODY, AsyncModel, OfflineModel, SyncModel
from .results import AsyncResult, Result
from .tasks import AsyncTask, Task

if TYPE_CHECKING:
    from ..catalog.info import ModelInfo
    from ..rules.violations import Violation
    from .price import Estimate

ResultT = TypeVar("ResultT")
TaskT = TypeVar("TaskT")


class Untyped(Generic[ResultT, TaskT]):
    """A model whose methods take any argument by name, or a whole request as `body`."""

    def __init__(self, model: OfflineModel[ResultT, TaskT]) -> None:
        self._any = model

    @property
    def info(self) -> ModelInfo:
        """The facts that a call needs."""
        return self._any.info

    @property
    def spec(self) -> dict[str, Any]:
        """The facts of the model's page, as data."""
        return self._any.spec

    def generate(
        self, prompt: str | None = None, /, *, body: Mapping[str, Any] | None = None, **given: Any
    ) -> ResultT:
        """Makes what is asked for and waits for it.

        `given` are the model's arguments and the options of a call, by name; None is left out. `body`
        is the whole request as it travels, as `validate` of the package judges it. Raises
        InvalidRequest, TypeError for an unknown argument, and what the call meets.
        """
        return self._any._generate(self._named_arguments(prompt, body, given))  # pyright: ignore[reportPrivateUsage]

    def submit(
        self, prompt: str | None = None, /, *, body: Mapping[str, Any] | None = None, **given: Any
    ) -> TaskT:
        """Creates the task; see `generate`. Raises TypeError where the answer comes at once."""
        if self.info.operation.poll is None:
            raise TypeError(f"{self.info.key} answers at once and has no tasks; call generate")
        return self._any._submit(self._named_arguments(prompt, body, given))  # pyright: ignore[reportPrivateUsage]

    def request(
        self, prompt: str | None = None, /, *, body: Mapping[str, Any] | None = None, **given: Any
    ) -> dict[str, Any]:
        """The body that would travel, judged; see `generate`. Nothing is sent."""
        return self._any._request(self._named_arguments(prompt, body, given))  # pyright: ignore[reportPrivateUsage]

    def validate(
        self, prompt: str | None = None, /, *, body: Mapping[str, Any] | None = None, **given: Any
    ) -> list[Violation]:
        """Every rule that the request breaks; see `generate`. Nothing is sent."""
        return self._any._validate(self._named_arguments(prompt, body, given))  # pyright: ignore[reportPrivateUsage]

    def estimate(
        self, prompt: str | None = None, /, *, body: Mapping[str, Any] | None = None, **given: Any
    ) -> Estimate:
        """What the request costs, as far as the pages say. Nothing is sent."""
        return self._any._estimate(self._named_arguments(prompt, body, given))  # pyright: ignore[reportPrivateUsage]

    def _facts(self) -> ModelInfo:
        return self.info

    def _named_arguments(
        self, prompt: str | None, body: Mapping[str, Any] | None, given: dict[str, Any]
    ) -> dict[str, Any]:
        """Everything by name."""
        named = dict(given)
        if body is not None:
            named[BODY] = body
        if prompt is None:
            return named
        name = self.info.positional
        if not name:
            raise TypeError(f"{self.info.key} takes every argument by its name")
        if name in named:
            raise TypeError(f"got multiple values for argument {name!r}")
        return {name: prompt, **named}

    def __repr__(self) -> str:
        return f"<{self.info.key}>"


class AnyModel(Untyped[Result, Task], SyncBeside):
    """A model of a synchronous client that was found by its key."""

    def __init__(self, model: SyncModel) -> None:
        super().__init__(model)
        self._session = model._session  # pyright: ignore[reportPrivateUsage]


class AsyncAnyModel(
    Untyped[Coroutine[Any, Any, AsyncResult], Coroutine[Any, Any, AsyncTask]], AsyncBeside
):
    """A model of an async client that was found by its key."""

    def __init__(self, model: AsyncModel) -> None:
        super().__init__(model)
        self._session = model._session  # pyright: ignore[reportPrivateUsage]
