"""The page at ``/``: accounts, ledger, tasks and requests, so that a person can watch."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from .clock import iso8601
from .money import plain
from .world import World

_ROWS = 40
_STYLE = """
:root { color-scheme: light dark }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem }
h1 { font-size: 1.5rem; margin-bottom: 0 }
h2 { font-size: 1.05rem; margin: 2rem 0 .4rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .25rem .7rem .25rem 0; border-bottom: 1px solid #8884; vertical-align: top }
th { font-weight: 600; opacity: .65 }
td { font-variant-numeric: tabular-nums; overflow-wrap:break-word }
code { font-size: .9em }
.empty { opacity: .65 }
"""


def page(world: World, base_url: str) -> str:
    """The whole document; every value escaped, no credential in it."""
    world.tick()
    now = world.clock.now()
    accounts = (
        (
            gateway.title,
            f"{base_url}/{gateway.name}",
            "billed afterwards" if balance is None else str(plain(balance)),
            str(world.ledger.count(gateway.name)),
        )
        for gateway in world.package.gateways
        for balance in (world.accounts[gateway.name].balance,)
    )
    ledger = (
        (
            str(charge.number),
            iso8601(charge.at),
            charge.model,
            f"{plain(charge.price.amount)} {charge.price.unit}"
            + ("" if charge.price.documented else " (made up)"),
            charge.state,
            charge.task,
            charge.idempotency_key or "",
            str(charge.replays or ""),
        )
        for charge in world.ledger.charges()[: -_ROWS - 1 : -1]
    )
    tasks = (
        (
            task.id,
            task.asked.model.key,
            task.asked.mode,
            task.status(now),
            task.asked.prompt[:120],
        )
        for task in world.tasks.latest(_ROWS)
    )
    requests = (
        (
            iso8601(seen.at),
            seen.gateway,
            f"{seen.method} {seen.path}",
            str(seen.status or "no answer"),
            seen.fault,
            seen.refused[:200],
            "; ".join(f"{one['path']}: {one['suggestion']}" for one in seen.meant),
        )
        for seen in tuple(world.requests)[: -_ROWS - 1 : -1]
    )
    deliveries = (
        (
            iso8601(one.event.at),
            one.event.gateway,
            one.type,
            one.url[:200],
            one.status.replace("_", " "),
            one.error or str(one.http or ""),
        )
        for one in world.hooks.sendings()[:_ROWS]
    )
    return "".join(
        (
            "<!doctype html><html lang='en'><head><meta charset='utf-8'>",
            "<meta http-equiv='refresh' content='2'>",
            "<meta name='viewport' content='width=device-width'>",
            f"<title>Mock gateways</title><style>{_STYLE}</style></head><body>",
            "<h1>Mock gateways</h1>",
            f"<p>{html.escape(iso8601(now))} on the mock's clock. The valid key is <code>test-key</code>.</p>",
            _table("Gateways", ("Gateway", "Base URL", "Balance", "Charges"), accounts),
            _table(
                "Ledger",
                ("No.", "Time", "Model", "Price", "State", "Task", "Idempotency key", "Replays"),
                ledger,
            ),
            _table("Tasks", ("Task", "Model", "Mode", "Status", "Prompt"), tasks),
            _table(
                "Requests",
                ("Time", "Gateway", "Request", "Status", "Fault", "Refused", "Meant"),
                requests,
            ),
            _table(
                "Webhook deliveries",
                ("Time", "Gateway", "Event", "Address", "Status", "Answer"),
                deliveries,
            ),
            "</body></html>",
        )
    )


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    shown = body or f"<tr><td class='empty' colspan='{len(heads)}'>nothing yet</td></tr>"
    head = f"<thead><tr>{_cells('th', heads)}</tr></thead>"
    return f"<h2>{html.escape(title)}</h2><table>{head}<tbody>{shown}</tbody></table>"


def _cells(tag: str, cells: Sequence[str]) -> str:
    # A prompt may hold a lone surrogate, which no page can carry.
    clean = (cell.encode("utf-8", "replace").decode() for cell in cells)
    return "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in clean)
