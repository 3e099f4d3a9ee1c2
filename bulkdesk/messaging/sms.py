"""Text messages: the small interface that a gateway fills, and the gateway as a way out for the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bulkdesk.messaging.transport import Answer, Outgoing, TransportError
from bulkdesk.store.words import Delivery


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What became of a message that a gateway had taken.

    Attributes:
        ref: the gateway's id of the message.
        delivery: where it stands.
        code: the gateway's or the network's error number; None: none.
        text: the gateway's words, as in ``transport.Answer``.
        final: True when this will not change any more, and need not be asked again.
    """

    ref: str
    delivery: Delivery
    code: str | None
    text: str
    final: bool


class SmsGateway(Protocol):
    """A service that sends text messages. One file each; ``gateways.GATEWAYS`` names them."""

    def send(self, to: str, text: str) -> Answer:
        """Hand one message over and wait for the answer.

        Args:
            to: phone number in E.164.
            text: the message.

        Raises:
            TransportError: nothing was handed over.
        """

    def statuses(self, refs: Sequence[str]) -> list[DeliveryReport]:
        """Where messages stand. Those that the gateway does not know (any more), or does not tell now, are left out.

        Raises:
            TransportError: the gateway cannot be asked now.
        """

    def close(self) -> None:
        """Let go of the connections. It may be used again afterwards."""


def ask_each(refs: Sequence[str], ask: Callable[[str], DeliveryReport | None]) -> list[DeliveryReport]:
    """The states of messages from a gateway that is asked for one at a time.

    Args:
        refs: the messages.
        ask: asks for one; None when the gateway does not know it.

    Raises:
        TransportError: not even the first could be asked for. After that, what is known already is the answer.
    """
    reports: list[DeliveryReport] = []
    for asked, ref in enumerate(refs):
        try:
            report = ask(ref)
        except TransportError:
            if asked == 0:
                raise
            break
        if report is not None:
            reports.append(report)
    return reports


class SmsTransport:
    """A gateway as ``transport.Transport``."""

    def __init__(self, gateway: SmsGateway) -> None:
        self._gateway = gateway

    def open(self) -> None:
        """Nothing to do: a gateway has no session, and says with the first message whether the token is right."""

    def send(self, outgoing: Outgoing) -> Answer:
        """Hand one message over. Raises TransportError when nothing of it was handed over."""
        return self._gateway.send(outgoing.to, outgoing.message.text)

    def close(self) -> None:
        """Let go of the connections."""
        self._gateway.close()
