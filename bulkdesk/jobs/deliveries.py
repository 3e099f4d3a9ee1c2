"""Asking the gateways what became of text messages that they took: soon at first, then at growing distances."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from bulkdesk.actions.send_sms import gateway_of
from bulkdesk.actions.sending import opted_out
from bulkdesk.messaging.sms import DeliveryReport
from bulkdesk.messaging.transport import TransportError
from bulkdesk.store import deliveries as asking
from bulkdesk.store import senders
from bulkdesk.store.clock import MS_PER_MINUTE
from bulkdesk.store.deliveries import ASK_DISTANCES_MS, Asked
from bulkdesk.store.errors import RefusedError
from bulkdesk.store.store import Store
from bulkdesk.store.words import Channel, Delivery

log = logging.getLogger(__name__)

BATCH = 20
"""Messages asked for before the answers are written down: some gateways want a request for each."""

AGAIN_MS = 5 * MS_PER_MINUTE
"""When a gateway that could not be asked is asked again."""

Listener = Callable[[int], None]


def ask_due(
    store: Store, *, on_change: Listener = lambda _job_id: None, stop: Callable[[], bool] = lambda: False
) -> int:
    """Ask for every message whose time has come, and write down the answers; returns how many were asked for.

    A message keeps its outcome: it was accepted. Only what is known of its delivery changes.

    Args:
        store: where they are.
        on_change: told the jobs whose figures have changed.
        stop: asked between batches.
    """
    count = 0
    while not stop() and (found := asking.to_ask(store, store.clock.now(), BATCH)):
        for account_id, group in groupby(found, key=lambda asked: asked.account_id):
            changed = _ask(store, account_id, list(group))
            for job_id in changed:
                on_change(job_id)
        count += len(found)
    return count


def _ask(store: Store, account_id: int, asked: Sequence[Asked]) -> set[int]:
    """Ask for messages of one sender; returns the jobs whose figures have changed."""
    try:
        reports = _reports(store, account_id, [each.ref for each in asked])
    except (RefusedError, TransportError) as error:
        log.info("sub-account %d: deliveries cannot be asked for: %s", account_id, error)
        _put_off(store, account_id)
        return set()
    except Exception:
        # An answer that nobody foresaw must not keep the other sub-accounts from theirs.
        log.critical("sub-account %d: deliveries cannot be asked for", account_id, exc_info=True)
        _put_off(store, account_id)
        return set()
    now = store.clock.now()
    with store.write():
        for each in asked:
            report = reports.get(each.ref)
            if report is not None and report.delivery is Delivery.OPTED_OUT and each.contact_id is not None:
                opted_out(store, Channel.SMS, each.contact_id, _reason(report), now)
        return asking.write_delivery(store, _news(asked, reports, now))


def _put_off(store: Store, account_id: int) -> None:
    now = store.clock.now()
    with store.write():
        asking.put_off_asking(store, account_id, now=now, until=now + AGAIN_MS)


def _reports(store: Store, account_id: int, refs: Sequence[str]) -> dict[str, DeliveryReport]:
    """What the gateway says, by the message's number. Raises RefusedError, TransportError."""
    found = senders.get(store, account_id, Channel.SMS)
    if found is None:
        raise RefusedError("sender_missing")
    gateway = gateway_of(store, found)
    try:
        return {report.ref: report for report in gateway.statuses(refs)}
    finally:
        gateway.close()


def _news(
    asked: Sequence[Asked], reports: Mapping[str, DeliveryReport], now: int
) -> Iterator[tuple[Asked, Delivery, str | None, int | None]]:
    for each in asked:
        report = reports.get(each.ref)
        following = each.asks + 1
        again = now + ASK_DISTANCES_MS[following] if following < len(ASK_DISTANCES_MS) else None
        if report is None:
            yield each, each.delivery, None, again
        else:
            yield each, report.delivery, report.code, None if report.final else again


def _reason(report: DeliveryReport) -> str:
    return " ".join(part for part in (report.code, report.text) if part)
