"""What each endpoint does once a request has been read: create, poll, upload, balance."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from .. import ir
from . import asked, results
from .body import BadBody, FormData, digest
from .envelope import Reply, fill
from .faults import TASK_KINDS, Fault
from .intake import body_of, file_faults, signed_address, take_upload
from .money import plain
from .narrowing import is_object
from .quotes import quote
from .refusals import refuse
from .routes import app_of
from .tasks import ENDED_BADLY, MockTask
from .world import First, World


@dataclass(frozen=True, slots=True)
class Done:
    """The answer of a step, and the task it is about."""

    reply: Reply
    task: MockTask | None = None
    refused: str = ""
    """Which rules a body breaks."""
    meant: tuple[dict[str, Any], ...] = ()
    """What it meant instead."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one gateway."""

    world: World
    gateway: ir.Gateway

    def refuse(self, means: str, message: str, **options: Any) -> Done:
        """The gateway's own refusal."""
        request_id = self.world.new_id("req")
        return Done(refuse(self.gateway, means, message, request_id=request_id, **options))

    def model(self, operation: ir.Operation, body: Any, path_id: str | None) -> ir.Model | None:
        """The model that a create names, or None."""
        name: Any = path_id
        if operation.model_at:
            name = body
            for key in operation.model_at:
                if isinstance(name, FormData):
                    name = name.text(key)
                else:
                    name = name.get(key) if is_object(name) else None
        # Operations may share an endpoint: then any of their models may be meant.
        for model in (one for one in self.gateway.models if one.id == name):
            for own in model.operations:
                if own.create == operation.create:
                    return replace(model, operation=own)
        return None

    def create(
        self,
        model: ir.Model | None,
        body: Any,
        *,
        key: str,
        idempotency_key: str | None,
        fault: Fault | None,
    ) -> Done:
        """Judge, charge and start; or replay what the same key was answered before."""
        world, gateway = self.world, self.gateway
        if not isinstance(body, FormData) and not is_object(body):
            return self.refuse("invalid_request", "the body: expected an object")
        if model is None:
            known = ", ".join(sorted(one.id for one in gateway.models))
            message = f"/model: no such model here; the mock knows {known}"
            return self.refuse("unknown_model", message)
        if model.operation.multipart and not isinstance(body, FormData):
            message = "the body: expected multipart/form-data, got application/json"
            return self.refuse("invalid_request", message, medium=model.medium)
        if isinstance(body, FormData):
            try:
                body = body_of(self.world, model, body)
            except BadBody as error:
                return self.refuse("invalid_request", str(error), medium=model.medium)
        if faults := world.judge.faults(model, body):
            return self._refuse_body(model, body, "; ".join(faults))
        if unfit := list(file_faults(world, model, body)):
            message = "; ".join(unfit)
            return self.refuse("invalid_request", message, medium=model.medium)
        fingerprint = digest(body)
        first = world.first(gateway.name, key, idempotency_key) if idempotency_key else None
        if first is not None:
            if first.digest != fingerprint and (gateway.idempotency_conflict or self._deduplicates):
                return self._conflict(model)
            if first.digest == fingerprint and self._deduplicates:
                first.task.charge.replays += 1
                return Done(first.reply, first.task)
        wanted = asked.read(model, body)
        whole = next(one for one in gateway.models if one.key == model.key)
        if whole.operation_in(wanted.mode).create != model.operation.create:
            message = f"a request in the mode {wanted.mode} belongs to another endpoint"
            return self.refuse("invalid_request", message, medium=model.medium)
        price = quote(wanted)
        world.tick()
        if not world.accounts[gateway.name].covers(price.amount):
            message = f"This costs {plain(price.amount)} {price.unit}, more than is left."
            return self.refuse("insufficient_credits", message, medium=model.medium)
        doom = fault if fault is not None and fault.kind in TASK_KINDS else None
        task = world.accept(
            gateway,
            wanted,
            price,
            key=key,
            idempotency_key=idempotency_key,
            digest=fingerprint,
            fault=doom,
        )
        done = Done(self._create_reply(task), task)
        if idempotency_key and first is None:
            first = First(fingerprint, done.reply, task)
            world.remember_first(gateway.name, key, idempotency_key, first)
        return done

    def _refuse_body(self, model: ir.Model, body: dict[str, Any], message: str) -> Done:
        """The refusal of a body that breaks rules; the answer's own shape stays as it is documented."""
        suggest = self.world.suggest
        meant = () if suggest is None else (*suggest(model, asked.mode_of(model, body), body),)
        headers = ((MEANT, json.dumps(meant)),) if meant else ()
        done = self.refuse("invalid_request", message, medium=model.medium, headers=headers)
        return replace(done, refused=message, meant=meant)

    def poll(
        self, task: MockTask | None, *, model: str | None = None, word: str | None = None
    ) -> Done:
        """The task as it is now; `word` in place of its status.

        `model` is the model's id where the path names it: another one finds nothing.
        """
        if not self._is_known(task, model) or task is None:
            return self.refuse("not_found", "There is no task with this id.")
        return Done(results.state(self.world, task, word=word), task)

    def balance(self) -> Done:
        """What is left, in the gateway's envelope."""
        answer = self.gateway.answer("balance")
        self.world.tick()
        balance = self.world.accounts[self.gateway.name].balance
        if answer is None or balance is None:
            return self.no_answer()
        return Done(Reply.json(fill(answer.body, {"balance": plain(balance)})))

    def running(self) -> Done:
        """The tasks that have not ended, newest first, each as its poll shows it."""
        now = self.world.clock.now()
        mine = (one for one in self.world.tasks.latest(LISTED) if one.gateway == self.gateway)
        shown = [results.state(self.world, one).body for one in mine if now < one.ends]
        return Done(Reply(200, b"[%s]" % b",".join(shown)))

    def no_answer(self) -> Done:
        """The answer of endpoints whose answers no spec describes."""
        message = "The mock has no answer for this endpoint: its shape is not in the spec."
        return self.refuse("not_found", message, status=501)

    def result(self, task: MockTask | None, *, model: str | None = None) -> Done:
        """The result of a task, where it has an address of its own."""
        if not self._is_known(task, model) or task is None:
            return self.refuse("not_found", "There is no task with this id.")
        meaning = task.meaning(self.world.clock.now())
        if meaning in ENDED_BADLY:
            means = task.reason or "generation_failed"
            refused = self.refuse(
                means, f"The mock has no result: the task is {meaning}.", status=422
            )
            return Done(refused.reply, task)
        if meaning != "succeeded":
            return Done(self.refuse("invalid_request", "This task has not ended yet.").reply, task)
        return Done(results.result(self.world, task), task)

    def cancel(self, task: MockTask | None, *, model: str | None = None) -> Done:
        """Stops a task that has not ended."""
        if not self._is_known(task, model) or task is None:
            return self.refuse("not_found", "There is no task with this id.")
        if not task.stop(self.world.clock.now()):
            return Done(self.refuse("invalid_request", "This task has ended.").reply, task)
        return Done(results.state(self.world, task), task)

    def _is_known(self, task: MockTask | None, model: str | None) -> bool:
        """Whether a path names a task of this gateway, and its model where it names one."""
        if task is None or task.gateway.name != self.gateway.name:
            return False
        return model in (None, task.asked.model.id, app_of(task.asked.model.id))

    def upload(self, body: Any) -> Done:
        """Store a reference file of the Files API, or give an address for one."""
        answer = self.gateway.answer("upload")
        if answer is None:
            return self.no_answer()
        try:
            if self.gateway.uploads.via == "signed_url":
                slots = signed_address(self.world, self.gateway, body)
            else:
                form = body if isinstance(body, FormData) else None
                slots = take_upload(self.world, self.gateway, form)
        except BadBody as error:
            return self.refuse("invalid_request", str(error))
        return Done(Reply.json(fill(answer.body, slots)))

    def _create_reply(self, task: MockTask) -> Reply:
        if task.asked.model.operation.poll is None and task.fate == "failed":
            means = task.reason or "generation_failed"
            return self.refuse(means, "The mock was asked to fail this request.").reply
        return results.state(self.world, task, new=True)

    @property
    def _deduplicates(self) -> bool:
        """Whether a create with the same key is charged once: only where a page says so."""
        trusted = self.world.trust_inferred_deduplication and self.gateway.infers_deduplication
        return self.gateway.deduplicates is True or trusted

    def _conflict(self, model: ir.Model) -> Done:
        message = "This idempotency key was used before with another body."
        named = self.gateway.idempotency_conflict
        code = next((one for one in self.gateway.errors if one.code == named), None)
        return self.refuse("idempotency_conflict", message, code=code, medium=model.medium)


MEANT = "x-mock-meant"
"""The header of a refusal that says what was meant, as JSON."""
LISTED = 1000
"""Of so many tasks, the latest, those are listed that run."""
