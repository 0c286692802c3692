"""Where shards are scored: in this process, or in several."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import active_children, get_context
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from unionml.article import Article
from unionml.errors import UnionMLError, first_line
from unionml.scoring.formats import TableFormat
from unionml.scoring.options import ScoreOptions
from unionml.scoring.rows import ArticleScorer, Page, ScoredRow, Scorer

ScoredShard = tuple[bytes, int, dict[int, str]]
"""Encoded rows, how many they are, and the reason of each article (by its place) that has none."""

THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
"""Environment variables by which libraries take one thread."""

PATIENCE = 5.0
"""Seconds without a result after which one looks whether the processes still live."""


class Engine(Protocol):
    """Takes shards and gives them back scored."""

    workers: int
    """How many shards it scores at a time."""

    depth: int
    """How many shards it can be given before the first must be taken back."""

    def submit(self, items: Sequence[Article | Page]) -> Callable[[], ScoredShard]:
        """Start on a shard; calling what comes back waits for it."""


def score_shard(scorer: Scorer, table: TableFormat, items: Sequence[Article | Page]) -> ScoredShard:
    """Score one shard and put it in the form in which it is kept."""
    scored = scorer(items)
    rows = [row for row in scored if isinstance(row, ScoredRow)]
    refused = {place: row for place, row in enumerate(scored) if isinstance(row, str)}
    return table.encode(rows), len(rows), refused


class InProcess:
    """Scores in this process, one shard at a time.

    Args:
        scorer: what scores.
        table: the format of the output.
    """

    workers = 1
    depth = 0

    def __init__(self, scorer: Scorer, table: TableFormat) -> None:
        self._scorer = scorer
        self._table = table

    def submit(self, items: Sequence[Article | Page]) -> Callable[[], ScoredShard]:
        """Score the shard when it is asked for."""
        return lambda: score_shard(self._scorer, self._table, items)


class Processes:
    """Scores in several processes, each with one thread and its own copy of the model. Use it as a context manager.

    Processes are spawned, not forked: a fork of a process that has threads may hang.

    Args:
        n: how many processes.
        model: the model directory.
        options: what rows carry, and the limit of their length.
        table: the format of the output.

    Raises:
        UnionMLError: the system does not give what processes need.
    """

    def __init__(self, n: int, model: Path, options: ScoreOptions, table: TableFormat) -> None:
        self.workers = n
        self.depth = 2 * n
        self._children: set[BaseProcess] = set()
        context = get_context("spawn")
        # Python starts a process of its own here that keeps count of semaphores.
        with _shielded_from_signals(), _starting():
            self._started = context.Event()
            self._pool = ProcessPoolExecutor(
                n, mp_context=context, initializer=_start_worker, initargs=(str(model), options, table, self._started)
            )

    def __enter__(self) -> "Processes":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._end_at_once()
        with suppress(RuntimeError):  # The pool waits for its thread, also where that could not be started.
            self._pool.shutdown(wait=True, cancel_futures=True)
        for child in self._children:
            child.join()

    def _end_at_once(self) -> None:
        """Nobody wants to wait for shards that will be scored again.

        When one process was killed the pool asks the others to end and waits for them, but they don't hear it.
        It would wait too for the rest of a result whose writer died, and for readers of the shards that it writes, as
        long as there is somebody who could do either: this process, which holds those ends of the pipes.
        """
        pool: Any = self._pool
        results, calls = pool._result_queue, pool._call_queue
        for child in self._children:
            child.kill()
        if results is not None:
            results._writer.close()
        if calls is not None and sys.version_info < (3, 11, 5):
            calls._reader.close()  # Later ones do it themselves (gh-94777).

    def submit(self, items: Sequence[Article | Page]) -> Callable[[], ScoredShard]:
        """Hand the shard to the next free process.

        Raises:
            UnionMLError: a process ended without a result, or none could be started.
        """
        with _one_thread_each(), _shielded_from_signals():
            before = set(active_children())
            try:
                with _starting():
                    future: Future[ScoredShard] = self._pool.submit(_score_in_worker, list(items))
            except BrokenProcessPool as error:
                raise self._worker_died() from error
            finally:
                self._children |= set(active_children()) - before
        return lambda: self._result(future)

    def _result(self, future: "Future[ScoredShard]") -> ScoredShard:
        while True:
            some_died = self._some_died()
            if wait([future], PATIENCE).done:
                break
            # The pool does not see the end of a process whose result it is reading, nor that of its own thread.
            if some_died:
                raise self._worker_died()
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise self._worker_died() from error
        except MemoryError as error:
            raise UnionMLError(
                "a scoring process has not enough memory; go on with --resume and fewer --workers, or score again "
                "with a smaller --max-characters"
            ) from error
        except OSError as error:
            raise UnionMLError(f"a scoring process failed ({first_line(error)}); go on with --resume") from error

    def _some_died(self) -> bool:
        pool: Any = self._pool
        return any(not one.is_alive() for one in (*self._children, pool._executor_manager_thread))

    def _worker_died(self) -> UnionMLError:
        if not self._started.is_set():
            return UnionMLError(
                "no scoring process could start; from Python, put the call into a file, under "
                "`if __name__ == '__main__':`, or take one worker"
            )
        return UnionMLError(
            "a scoring process ended without a result, perhaps for want of memory; go on with --resume and fewer "
            "--workers"
        )


@contextmanager
def _starting() -> Iterator[None]:
    """Too many open files, processes or threads, told as what they are."""
    try:
        yield
    except BrokenProcessPool:
        raise
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or first_line(error)
        raise UnionMLError(
            f"the scoring processes could not be started ({reason}); take fewer --workers or raise the limit"
        ) from error


_CALL: list[tuple[str, ScoreOptions, TableFormat]] = []
"""What a worker process was started with."""


def _start_worker(model: str, options: ScoreOptions, table: TableFormat, started: Event) -> None:
    started.set()
    try:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    except RuntimeError:
        # Like one that was killed, and without the traceback that the pool would print.
        os._exit(1)
    _CALL.append((model, options, table))


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _score_in_worker(items: Sequence[Article | Page]) -> ScoredShard:
    *_, table = _CALL[0]
    return score_shard(_scorer(), table, items)


@cache
def _scorer() -> ArticleScorer:
    """The worker's model, loaded for its first shard: the pool hands on what fails there, and not what fails before."""
    model, options, _ = _CALL[0]
    return ArticleScorer.of(model, options, options.lead_model)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that start in here use one thread each: as many processes as processors leave none for more."""
    before = {name: os.environ.get(name) for name in THREAD_LIMITS}
    os.environ.update(dict.fromkeys(THREAD_LIMITS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _shielded_from_signals() -> Iterator[None]:
    """Processes that start in here do not hear what ends a whole group: their parent ends them, in order."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def default_workers(n_bytes: int) -> int:
    """One process a processor for a large input; for a small one starting them would take longer than scoring."""
    if n_bytes < 20_000_000:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
