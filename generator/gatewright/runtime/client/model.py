"""One model in an application's hands. What differs between models is data; nothing here is per model.

A generated model has the methods with the model's own arguments. They end in the underscored methods
here, which take arguments and options by name.
"""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from ..catalog.data import load_data
from ..catalog.info import GatewayInfo, ModelInfo
from ..catalog.models import find_notices
from ..catalog.shipped import model_info
from ..facts.modes import in_its_mode
from .arguments import draft, has_files, wire
from .beside_calls import AsyncBeside, SyncBeside
from .drafting import Draft
from .errors import InvalidRequest, MediaError
from .flows.places import check_path
from .flows.submit import generate, submit
from .flows.upload import travels_as_form
from .log import LOGGER
from .methods import NO_OPTIONS, Given, join_arguments
from .options import Settings, call_settings
from .price import Estimate, estimate, refuse_above
from .reserved import RESERVED
from .results import AsyncResult, Result, async_result, result
from .tasks import AsyncTask, Task

if TYPE_CHECKING:
    from ..rules.violations import Check, Violation
    from .session import AsyncSession, SyncSession

ResultT = TypeVar("ResultT")
"""What `generate` returns."""
TaskT = TypeVar("TaskT")
"""What `submit` returns."""
T = TypeVar("T")
Awaited = Coroutine[Any, Any, T]
"""What a call returns that sends, on an async client."""

BODY = "body of the wire"
"""The key of a whole request among the arguments of a call; no argument can be called so."""


class _Info:
    """The facts of a model, read when they are first asked for."""

    def __get__(self, instance: object, owner: Any) -> ModelInfo:
        package, _, module = owner._home.rpartition(".")
        owner.info = found = model_info(package, module)
        return found


class OfflineModel(Generic[ResultT, TaskT]):
    """What needs neither a key nor a connection."""

    _home: ClassVar[str]
    """The name of the generated module; the model's rules and data are found by it."""
    gateway: ClassVar[GatewayInfo]
    if TYPE_CHECKING:
        info: ClassVar[ModelInfo]
        """The facts that a call needs."""
    else:
        info = _Info()

    @property
    def spec(self) -> dict[str, Any]:
        """The facts of the model's page, as data; a fact's name is its path in here."""
        package, _, module = self._home.rpartition(".")
        facts: dict[str, Any] = load_data(package, "facts", module)
        return facts

    def _facts(self) -> ModelInfo:
        return self.info

    def _check(self) -> Check:
        """The generated validator, loaded when it is first needed."""
        package, _, module = self._home.rpartition(".")
        check: Check = import_module(f"{package}.rules.{module}").check
        return check

    def _generate(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> ResultT:
        """Makes what is asked for; `names` and `options` as `methods.join_arguments` takes them."""
        raise NotImplementedError

    def _submit(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> TaskT:
        """Creates the task; `names` and `options` as `methods.join_arguments` takes them."""
        raise NotImplementedError

    def _request(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> dict[str, Any]:
        """The body that would travel, judged.

        Raises InvalidRequest, TypeError for an unknown argument, MediaError for a local file.
        """
        made, _ = self._prepare(join_arguments(names, options))
        if made.files:
            names_of = ", ".join(dict.fromkeys(placed.argument for placed in made.files))
            raise MediaError(
                f"{names_of}: a local file has no address before it is sent, so there is no body to "
                "show; pass an address, or call generate or submit"
            )
        return made.whole()

    def _validate(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> list[Violation]:
        """Every rule that the arguments break; local files are looked at, never sent.

        Raises TypeError for an unknown argument, MediaError for a file that cannot be sent.
        """
        return self._check()(self._draft(join_arguments(names, options)).body) or []

    def _estimate(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> Estimate:
        """What the request costs, as far as the pages say.

        Raises TypeError for an unknown argument, MediaError for a file that cannot be sent.
        """
        arguments = join_arguments(names, options)
        made = self._draft(arguments)
        made.extra = self._settings(arguments).extra_body
        return estimate(self.info, made.whole(), made.seconds())

    def _settings(self, arguments: Given) -> Settings:
        """The options of a call; raises TypeError or ValueError."""
        known = self.info.arguments.values()
        nullable = {one.at[0] for one in known if one.nullable and len(one.at) == 1}
        return call_settings(arguments, self.gateway.idempotency_header, nullable)

    def _draft(self, arguments: Given) -> Draft:
        """The body of these arguments, not judged yet."""
        if BODY not in arguments:
            return self._as_form(draft(self.gateway, self.info, arguments))
        beside = [name for name in arguments if name not in RESERVED and name != BODY]
        if beside:
            raise TypeError(f"body is the whole request; leave out {', '.join(beside)}")
        return self._as_form(wire(self.info, arguments[BODY]))

    def _as_form(self, made: Draft) -> Draft:
        """`made` without what is null, where it travels as a form, which has no null: the part is not there."""
        if travels_as_form(self.gateway, in_its_mode(self.info, made.body).operation, made):
            made.body = {key: value for key, value in made.body.items() if value is not None}
        return made

    def _prepare(self, arguments: Given) -> tuple[Draft, Settings]:
        """The judged body and the options; everything that can be refused offline is refused here."""
        chosen = self._settings(arguments)
        made = self._draft(arguments)
        operation = in_its_mode(self.info, made.body).operation
        if chosen.stream and operation.stream is None:
            raise TypeError(f"stream: {self.gateway.title} documents no stream for {self.info.key}")
        violations = self._check()(made.body)
        if violations:
            raise InvalidRequest(
                self._complaint(made, violations),
                violations=violations,
                gateway=self.gateway.title,
            )
        made.extra = chosen.extra_body
        way = operation.stream if chosen.stream and operation.stream else operation.create
        check_path(way[1], made.whole(), made.argument, self.gateway.title)
        if bounds := chosen.bounds:
            price = estimate(self.info, made.whole(), made.seconds())
            refuse_above(bounds, self.info, self.gateway.title, price, chosen.allow_unknown_price)
        self._notice(made)
        return made, chosen

    def _notice(self, made: Draft) -> None:
        """Logs a warning for each value that is taken though no page lists it."""
        for one in self._notices(made.body):
            LOGGER.warning(
                "%s: %s: %s; %s",
                self.info.key,
                made.argument(one.path),
                one.message,
                one.suggestion,
            )

    def _notices(self, body: Any) -> list[Violation]:
        """What a body has that is taken though no page lists it."""
        package, _, module = self._home.rpartition(".")
        return find_notices(package, module, body)

    def _complaint(self, made: Draft, violations: list[Violation]) -> str:
        """Every violation in a line of its own, by the name of its argument."""
        lines = [f"{self.info.key} does not take this request; nothing was sent"]
        for one in violations:
            message, right = made.words_of(one)
            hint = f"; {right}" if right else ""
            lines.append(f"  {made.argument(one.path)}: {message}{hint}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<{self.info.key}>"


class SyncModel(OfflineModel[Result, Task], SyncBeside):
    """A model of a synchronous client."""

    def __init__(self, session: SyncSession) -> None:
        self._session = session

    def _generate(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> Result:
        made, chosen = self._prepare(join_arguments(names, options))
        session = self._session
        context = session.context.retrying(chosen.max_retries)
        flow = generate(context, in_its_mode(self.info, made.body), made, chosen)
        return result(session, session.run(flow))

    def _submit(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> Task:
        made, chosen = self._prepare(refuse_streaming(join_arguments(names, options)))
        session, info = self._session, in_its_mode(self.info, made.body)
        context = session.context.retrying(chosen.max_retries)
        flow = submit(context, info, made, chosen, context.until(chosen.deadline))
        accepted = session.run(flow)
        return Task(session, accepted.reading.id or "", info.operation, info, accepted)


class AsyncModel(OfflineModel[Awaited[AsyncResult], Awaited[AsyncTask]], AsyncBeside):
    """A model of an async client."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def _generate(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> AsyncResult:
        made, chosen = await self._off_loop(join_arguments(names, options))
        session = self._session
        context = session.context.retrying(chosen.max_retries)
        flow = generate(context, in_its_mode(self.info, made.body), made, chosen)
        return async_result(session, await session.run(flow))

    async def _submit(self, names: Given, options: Mapping[str, Any] = NO_OPTIONS) -> AsyncTask:
        made, chosen = await self._off_loop(refuse_streaming(join_arguments(names, options)))
        session, info = self._session, in_its_mode(self.info, made.body)
        context = session.context.retrying(chosen.max_retries)
        flow = submit(context, info, made, chosen, context.until(chosen.deadline))
        accepted = await session.run(flow)
        return AsyncTask(session, accepted.reading.id or "", info.operation, info, accepted)

    async def _off_loop(self, arguments: Given) -> tuple[Draft, Settings]:
        """What `_prepare` gives; where there are files to look at, in a thread."""
        if not has_files(self.info, arguments):
            return self._prepare(arguments)
        from .http.loop import off_loop, running_loop

        running_loop()
        return await off_loop(lambda: self._prepare(arguments))


def refuse_streaming(arguments: Given) -> Given:
    """`arguments`, unless they ask for what only waiting can give; raises TypeError then."""
    if arguments.get("stream"):
        raise TypeError("stream: submit does not wait for events; call generate")
    return arguments
