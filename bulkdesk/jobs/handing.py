"""Handing claimed records over: by one connection in the thread at hand, or by several in threads of their own."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from bulkdesk.actions.base import Claim, RemoteAction
from bulkdesk.messaging.transport import Answer, Transport, TransportError, Verdict

log = logging.getLogger(__name__)

_TICK_SECONDS = 0.25
"""How long slow connections may keep finished work from being written down."""


class Handed(NamedTuple):
    """A record that was handed over, and what came back."""

    claim: Claim
    answer: Answer


class Portion(NamedTuple):
    """What has become of claims since the last look.

    Attributes:
        handed: with an answer each.
        unsent: surely not handed over, and nobody will.
        trouble: why the way out is blocked.
        bug: an error that nobody expected; the record in hand counts as in doubt.
    """

    handed: list[Handed]
    unsent: list[Claim]
    trouble: TransportError | None
    bug: Exception | None

    def and_then(self, later: Portion) -> Portion:
        """This and what came after it."""
        return Portion(
            [*self.handed, *later.handed],
            [*self.unsent, *later.unsent],
            self.trouble or later.trouble,
            self.bug or later.bug,
        )


NOTHING = Portion([], [], None, None)


class Hands(Protocol):
    """Whoever hands records over."""

    def put(self, claims: Iterable[Claim]) -> None:
        """Take on more."""

    def room(self, wanted: int) -> int:
        """How many more may be taken on when ``wanted`` are to be ahead."""

    def work(self) -> Portion:
        """Hand over, or let do so, until more is needed or it cannot go on."""

    def close(self) -> Portion:
        """Finish what is in hand, let go of the connections, and tell the rest."""


class Watch:
    """What is looked at before each record: whether it may still be handed over.

    Attributes:
        refused: how many were refused in a row.
        put_off: how many in a row were not taken for now.
        unanswered: how many in a row got no answer, so that nobody knows what became of them.
    """

    def __init__(
        self,
        may_go_on: Callable[[], bool],
        *,
        refused: int,
        most_refused: int,
        most_put_off: int,
        most_unanswered: int,
    ) -> None:
        self._may_go_on = may_go_on
        self._most_refused = most_refused
        self._most_put_off = most_put_off
        self._most_unanswered = most_unanswered
        self.refused = refused
        self.put_off = 0
        self.unanswered = 0

    @property
    def refuses_all(self) -> bool:
        """Too many in a row were refused."""
        return self.refused >= self._most_refused

    @property
    def puts_all_off(self) -> bool:
        """Too many in a row were not taken for now."""
        return self.put_off >= self._most_put_off

    @property
    def answers_none(self) -> bool:
        """Too many in a row got no answer."""
        return self.unanswered >= self._most_unanswered

    def may_go_on(self) -> bool:
        """Whether the next record may be handed over."""
        return not (self.refuses_all or self.puts_all_off or self.answers_none) and self._may_go_on()

    def note(self, answer: Answer) -> None:
        """Count an answer."""
        if answer.verdict is Verdict.UNKNOWN:
            self.unanswered += 1
            return
        self.unanswered = 0
        if answer.verdict is Verdict.ACCEPTED:
            self.refused = self.put_off = 0
        elif answer.verdict is Verdict.REFUSED:
            self.refused += 1
            self.put_off = 0
        else:
            self.put_off += 1


class _Way:
    """A transport that is opened again once when the server has hung up between two records."""

    def __init__(self, action: RemoteAction) -> None:
        self._action = action
        self._transport: Transport = action.transport()
        self._has_worked = False

    def hand_over(self, claim: Claim) -> Answer:
        """Raises TransportError when nothing of it was handed over."""
        try:
            answer = self._action.hand_over(self._transport, claim)
        except TransportError as error:
            if not (self._has_worked and error.retryable):
                raise
            # Servers end a connection after so many messages, or when none came for a while.
            self._has_worked = False
            self._transport.close()
            self._transport.open()
            answer = self._action.hand_over(self._transport, claim)
        self._has_worked = True
        return answer

    def close(self) -> None:
        self._transport.close()


_IN_DOUBT = Answer(Verdict.UNKNOWN)


class OneHand:
    """One connection, used by the thread that asks: nothing is handed from thread to thread."""

    def __init__(self, action: RemoteAction, watch: Watch) -> None:
        self._way = _Way(action)
        self._watch = watch
        self._queue: deque[Claim] = deque()
        self._handed: list[Handed] = []

    def put(self, claims: Iterable[Claim]) -> None:
        """Take on more."""
        self._queue.extend(claims)

    def room(self, wanted: int) -> int:
        """How many more may be taken on."""
        return wanted - len(self._queue)

    def work(self) -> Portion:
        """Hand over everything, unless it may not go on."""
        trouble: TransportError | None = None
        bug: Exception | None = None
        queue, watch, way, handed = self._queue, self._watch, self._way, self._handed
        while queue and watch.may_go_on():
            claim = queue.popleft()
            try:
                answer = way.hand_over(claim)
            except TransportError as error:
                queue.appendleft(claim)
                trouble = error
                break
            except Exception as error:  # noqa: BLE001 -- raised again when what was done is written down
                handed.append(Handed(claim, _IN_DOUBT))
                bug = error
                break
            watch.note(answer)
            handed.append(Handed(claim, answer))
        return self._portion(trouble, bug)

    def close(self) -> Portion:
        """Let go of the connection; what an interruption kept from being told is told now."""
        self._way.close()
        return self._portion(None, None)

    def _portion(self, trouble: TransportError | None, bug: Exception | None) -> Portion:
        portion = Portion(self._handed, list(self._queue), trouble, bug)
        self._handed = []
        self._queue.clear()
        return portion


class ManyHands:
    """Several connections, each in a thread of its own."""

    def __init__(
        self, action: RemoteAction, watch: Watch, connections: int, *, at_end: Callable[[], None]
    ) -> None:
        """``at_end`` is called in each thread before it ends."""
        self._action = action
        self._watch = watch
        self._most = connections
        self._at_end = at_end
        self._changed = threading.Condition()
        self._queue: deque[Claim] = deque()
        self._handed: list[Handed] = []
        self._in_hand = 0
        self._alive = 0
        self._low = connections
        self._closing = False
        self._trouble: TransportError | None = None
        self._bug: Exception | None = None
        self._is_blocked = False
        self._threads: list[threading.Thread] = []

    def put(self, claims: Iterable[Claim]) -> None:
        """Take on more; connections are opened as there is work for them."""
        with self._changed:
            self._queue.extend(claims)
            self._open()
            self._changed.notify_all()

    def room(self, wanted: int) -> int:
        """How many more may be taken on; at least one for each connection."""
        with self._changed:
            self._low = max(self._most, wanted // 2)
            return max(wanted, self._most) - len(self._queue) - self._in_hand

    def work(self) -> Portion:
        """Wait until the threads need more, have had trouble, or slow ones have held up the others' results long enough."""
        with self._changed:
            self._changed.wait_for(self._is_to_be_looked_at, timeout=_TICK_SECONDS)
            if self._queue and (
                self._trouble is not None or self._bug is not None or not self._watch.may_go_on()
            ):
                return self._portion(unsent=True)
            # Those that might not go on have given up, and an answer to another may have let them meanwhile.
            self._open()
            return self._portion(unsent=False)

    def close(self) -> Portion:
        """Wait for the messages in hand, let go of the connections, and tell the rest."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        with self._changed:
            return self._portion(unsent=True)

    def _open(self) -> None:
        """Open connections as there is work for them; raises RuntimeError where the system gives no thread to any."""
        while self._alive < min(self._most, len(self._queue) + self._in_hand):
            thread = threading.Thread(target=self._run, name=f"send-{len(self._threads)}", daemon=True)
            try:
                thread.start()
            except RuntimeError as error:
                if not self._alive:
                    raise
                log.warning("no more than %d connections can be opened: %s", self._alive, error)
                self._most = self._alive
                return
            self._threads.append(thread)
            self._alive += 1

    def _is_to_be_looked_at(self) -> bool:
        if self._trouble is not None or self._bug is not None or not (self._queue or self._in_hand):
            return True
        return len(self._queue) < self._low and bool(self._handed)

    def _portion(self, *, unsent: bool) -> Portion:
        left: list[Claim] = []
        if unsent:
            left = list(self._queue)
            self._queue.clear()
        portion = Portion(self._handed, left, self._trouble, self._bug)
        self._handed = []
        # Told once; that there was any goes on to keep the threads from more.
        self._is_blocked = self._is_blocked or self._trouble is not None or self._bug is not None
        self._trouble = self._bug = None
        return portion

    def _run(self) -> None:
        way: _Way | None = None
        try:
            way = _Way(self._action)
            while (claim := self._next()) is not None:
                if not self._hand_over(way, claim):
                    break
        except Exception as error:  # noqa: BLE001 -- raised again by whoever looks
            self._stop_all(error)
        finally:
            if way is not None:
                way.close()
            self._at_end()

    def _next(self) -> Claim | None:
        """The next record, None when there will be none for this thread."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._closing)
            if self._closing or self._is_blocked or self._trouble is not None or self._bug is not None:
                return None
            self._in_hand += 1
            claim = self._queue.popleft()
        try:
            may_go_on = self._watch.may_go_on()
        except Exception:
            # It was not handed over: it is released with what is left.
            with self._changed:
                self._queue.appendleft(claim)
                self._in_hand -= 1
            raise
        if may_go_on:
            return claim
        self._take_back(claim)
        return None

    def _hand_over(self, way: _Way, claim: Claim) -> bool:
        """Hand one over; false when this connection is of no more use."""
        try:
            answer = way.hand_over(claim)
        except TransportError as error:
            log.info("a connection is closed: %s", error)
            self._take_back(claim, error)
            return False
        except Exception as error:  # noqa: BLE001 -- raised again by whoever looks
            with self._changed:
                self._handed.append(Handed(claim, _IN_DOUBT))
                self._in_hand -= 1
            self._stop_all(error)
            return False
        with self._changed:
            self._watch.note(answer)
            self._handed.append(Handed(claim, answer))
            self._in_hand -= 1
            self._changed.notify_all()
        return True

    def _take_back(self, claim: Claim, error: TransportError | None = None) -> None:
        """Another connection may take the record, unless this was the last or waiting does not help."""
        with self._changed:
            self._queue.appendleft(claim)
            self._in_hand -= 1
            self._alive -= 1
            if error is not None:
                # Some servers take few connections at a time: it stays at those.
                self._most = max(1, self._most - 1)
                # What a person has to mend is not hidden behind what passes by itself.
                hides_none = self._trouble is None or self._trouble.retryable
                if hides_none and (self._alive == 0 or not error.retryable):
                    self._trouble = error
            self._changed.notify_all()

    def _stop_all(self, error: Exception) -> None:
        with self._changed:
            self._bug = self._bug or error
            self._changed.notify_all()
