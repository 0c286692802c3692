"""Many articles to one table: streamed, in order, resumable, with a row out for every row in.

One reader cuts the inputs into shards of rows; an engine (this process, several others, a Ray cluster) scores them;
every finished shard is made safe on disk (see `parts`), and at the end the shards become one file, which appears under
its name complete.
"""

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from unionml.bundle import Bundle
from unionml.checksums import sha256_of
from unionml.errors import OutputError, UnionMLError
from unionml.files import check_regular
from unionml.registry import resolve
from unionml.scoring.formats import TableFormat, concatenate_lines, format_of, json_document, json_line
from unionml.scoring.inputs import MANIFEST, REJECTS, Inputs, find_sources
from unionml.scoring.manifest import check_manifest, describe, difference, finished_run, plan_of, reasons_in, times_of
from unionml.scoring.options import ScoreOptions, ScoreSummary
from unionml.scoring.parts import PARTS, PartsFolder, check_name, disk_errors, flush_to_disk, publish, write_durably
from unionml.scoring.progress import Progress
from unionml.scoring.ray import RayActors, check_ray
from unionml.scoring.rows import ArticleScorer, Page, Unreadable
from unionml.scoring.shards import Shard, ShardReader, reject
from unionml.scoring.workers import Engine, InProcess, Processes, ScoredShard, default_workers

DEFAULTS = ScoreOptions()


def score(inputs: Inputs, output: str | os.PathLike[str], options: ScoreOptions = DEFAULTS) -> ScoreSummary:
    """Score the articles of files into one table.

    Every row that is read ends either in `output` or, with its source, row and reason, in `output` +
    `.rejects.jsonl`; `output` + `.manifest.json` says how both came about. With more than one worker the calling
    module must be importable (the usual `if __name__ == "__main__":`), since the processes are spawned.

    Args:
        inputs: files (JSONL, CSV, Parquet, also compressed; saved pages), folders and globs of them; one or several.
        output: a .parquet, .jsonl or .csv file to write.
        options: the model and the manner.

    Raises:
        UsageError: the call contradicts itself, or names a model or a format that does not exist.
        InputError: an input is missing, or the only one cannot be read.
        BundleError: the model directory cannot be used.
        OutputError: the output exists, cannot be written, or belongs to a run that was interrupted.
        MissingExtraError: the engine is Ray, and Ray is not installed.
    """
    return _Run(inputs, Path(output), options).run()


class _Run:
    """One run from inputs to output."""

    def __init__(self, inputs: Inputs, output: Path, options: ScoreOptions) -> None:
        self.output = output
        self.rejects = Path(f"{output}{REJECTS}")
        self.manifest = Path(f"{output}{MANIFEST}")
        self.parts = PartsFolder(Path(f"{output}{PARTS}"))
        self.options = options
        self.started = datetime.now(UTC)
        self.clock = time.monotonic()
        name = format_of(output)
        if options.engine == "ray":
            check_ray()
        found = find_sources(inputs, output)
        self._check_output()
        self.sources = found.sources
        self.notes, self.passed_over = found.notes, found.facts()
        self.folder = resolve(options.model, family="topics/")
        self.plan = plan_of(options, self.sources, Bundle.open(self.folder), name)
        self.times = times_of(self.sources)
        self.content = hashlib.blake2b(digest_size=16)
        self.facts = self._check_resume()
        self.scorer = ArticleScorer.of(self.folder, options, options.lead_model)
        self.table = TableFormat(name, self.scorer.model.label_set.labels, lead=options.lead)
        self.shards = 0
        self.kept_shards = 0
        self.gone: list[str] = []
        self.unreadable: list[str] = []
        self.counts = {"rows": 0, "scored": 0, "rejected": 0}

    def run(self) -> ScoreSummary:
        if self.facts is None:
            self._hold()
        if self.facts is not None:
            # What a run leaves that was killed while it tidied up.
            self.parts.remove()
            self.notes += (f"nothing was left to do: {self.output} is of a run that ended {self.facts['finished']}",)
            return self._summary(self.facts)
        size = sum(source.size for source in self.sources)
        progress = Progress(size)
        goes_on = self.options.resume and self.parts.read_plan() is not None
        with disk_errors(self.output):
            self.parts.start(self.plan, keep=goes_on)
        try:
            reader = ShardReader(self.sources, self.options)
            with self._engine(size) as engine:
                self._score(reader, engine, progress)
                workers = engine.workers
            progress.end()
            with disk_errors(self.output):
                return self._finish(workers, reader)
        except BaseException as error:
            progress.end()
            self.parts.release()
            if not goes_on and not self._could_go_on(error):
                with suppress(OSError):  # The first failure is the one to tell.
                    self.parts.remove()
            raise

    def _could_go_on(self, error: BaseException) -> bool:
        """Whether a new run that failed is worth keeping: not where the input is at fault, and will be another."""
        is_at_fault = isinstance(error, UnionMLError) and type(error) not in (UnionMLError, OutputError)
        return self.counts["rows"] > 0 and not is_at_fault

    def _hold(self) -> None:
        """Keep other runs away from the output, and look again at what those left that ended meanwhile."""
        with disk_errors(self.output):
            self.parts.hold()
        try:
            self._check_output()
            self.facts = self._check_resume()
        except BaseException:
            self.parts.leave()
            raise

    def _check_output(self) -> None:
        folder = Path(os.path.realpath(self.output)).parent
        if not folder.is_dir():
            raise OutputError(f"the folder {folder} does not exist; make it or choose another output")
        check_name(self.output, (REJECTS, MANIFEST, PARTS))
        for path in (self.output, self.rejects, self.manifest):
            check_regular(path)
        self.parts.check()
        if self.options.force:
            return
        check_manifest(self.manifest)
        if self.options.resume:
            return
        if self.parts.read_plan() is not None:
            raise OutputError(
                f"{self.parts.path} holds an interrupted run; continue it with --resume or start over with --force"
            )
        for path in (self.output, self.rejects):
            if path.exists():
                raise OutputError(f"{path} exists already; choose another output or add --force to replace it")

    def _check_resume(self) -> dict[str, Any] | None:
        """The manifest of the run that ended here, where this one would do the same."""
        if not self.options.resume:
            return None
        old = self.parts.read_plan()
        if old is None:
            facts = finished_run(self.manifest, self.plan, self.output, self.rejects)
            if facts is not None and facts["inputs"].get("unreadable"):
                return None  # to be tried again, with all the rest where somebody has taken away the parts
            if facts is not None and not self._has_read(facts["inputs"]):
                raise OutputError(
                    f"the input files changed since {self.output} was written; add --force to score them again"
                )
            return facts
        changed = difference(old, self.plan)
        if changed:
            raise OutputError(
                f"the run in {self.parts.path} cannot go on because {changed} changed; start over with --force"
            )
        return None

    def _has_read(self, inputs: dict[str, Any]) -> bool:
        """Whether a finished run has read what the inputs hold now; other times alone need not mean other rows."""
        if inputs["times"] == self.times:
            return True
        content = hashlib.blake2b(digest_size=16)
        for shard in ShardReader(self.sources, self.options):
            content.update(shard.fingerprint().encode())
        return bool(inputs["content"] == content.hexdigest())

    @contextmanager
    def _engine(self, size: int) -> Iterator[Engine]:
        workers = self.options.workers or default_workers(size)
        if self.options.engine == "ray":
            with RayActors(self.options.workers, self.folder, self.options, self.table) as actors:
                yield actors
        elif workers == 1:
            # As in the workers: more threads cost more than they bring, and could round the last bit another way.
            with threadpool_limits(1, user_api="blas"):
                yield InProcess(self.scorer, self.table)
        else:
            with Processes(workers, self.folder, self.options, self.table) as processes:
                yield processes

    def _score(self, reader: ShardReader, engine: Engine, progress: Progress) -> None:
        waiting: deque[tuple[Shard, str, Callable[[], ScoredShard]]] = deque()
        read = 0
        for shard in reader:
            read += shard.size
            self.shards = shard.index + 1
            source = shard.fingerprint()
            self.content.update(source.encode())
            marker = self.parts.done(shard.index)
            if marker is not None and (marker.rows, marker.source) == (shard.size, source):
                self.kept_shards += 1
                self._count(marker.rows, marker.scored, marker.rejected)
                progress.skip(marker.rows)
            else:
                waiting.append((shard, source, engine.submit([row.item for row in shard.rows])))
            while len(waiting) > engine.depth:
                self._keep(*waiting.popleft())
            progress.update(self.counts["rows"], self.counts["rejected"], reader.share())
        while waiting:
            self._keep(*waiting.popleft())
            progress.update(self.counts["rows"], self.counts["rejected"], reader.share())
        if self.counts["rows"] != read:
            raise OutputError(
                f"{read} rows were read but {self.counts['rows']} accounted for; score again with --force"
            )

    def _keep(self, shard: Shard, source: str, result: Callable[[], ScoredShard]) -> None:
        content, scored, refused = result()
        rejects = dict(shard.rejects)
        for place, reason in refused.items():
            row = shard.rows[place]
            rejects[row.position] = reject(row.source, row.number, reason, id=row.item.id)
            if isinstance(reason, Unreadable):
                self.unreadable.append(row.source)
                source = ""  # nothing that such a shard could be made from is like it, so that it is scored again
            elif isinstance(row.item, Page) and not os.path.exists(row.item.path):
                self.gone.append(row.source)
        if scored + len(rejects) != shard.size:
            raise OutputError(f"shard {shard.index} lost rows ({scored} + {len(rejects)} of {shard.size}); score again")
        lines = "".join(json_line(rejects[position]) for position in sorted(rejects)).encode()
        with disk_errors(self.output):
            self.parts.save(shard.index, content, lines, scored=scored, rejected=len(rejects), source=source)
        self._count(shard.size, scored, len(rejects))

    def _count(self, rows: int, scored: int, rejected: int) -> None:
        for name, number in (("rows", rows), ("scored", scored), ("rejected", rejected)):
            self.counts[name] += number

    def _finish(self, workers: int, reader: ShardReader) -> ScoreSummary:
        """Join the shards, check that no row is missing, and let the files appear; the table last."""
        table, rejects = self.parts.scratch("table"), self.parts.scratch("rejected")
        with table.open("wb") as stream:
            written = self.table.concatenate((self.parts.rows_of(index) for index in range(self.shards)), stream)
            flush_to_disk(stream)
        with rejects.open("wb") as stream:
            refused = concatenate_lines((self.parts.rejects_of(index) for index in range(self.shards)), stream)
            flush_to_disk(stream)
        if (written, refused) != (self.counts["scored"], self.counts["rejected"]):
            raise OutputError(
                f"{self.counts['rows']} rows were read but {written} scored and {refused} refused ones written; "
                "check the disk and score again with --force"
            )
        facts = self._facts(workers, table, rejects, reader)
        write_durably(self.manifest, json_document(facts), scratch=self.parts.scratch("manifest"))
        publish(rejects, self.rejects)
        publish(table, self.output)
        if facts["inputs"]["unreadable"]:
            self.parts.release()  # for the run that tries these again
        else:
            self.parts.remove()
        return self._summary(facts)

    def _summary(self, facts: dict[str, Any]) -> ScoreSummary:
        return ScoreSummary.of(facts, (self.output, self.rejects, self.manifest), self.notes)

    def _facts(self, workers: int, table: Path, rejects: Path, reader: ShardReader) -> dict[str, Any]:
        extra = {
            "engine": self.options.engine,
            "workers": workers,
            "shards": self.shards,
            "shards_of_earlier_runs": self.kept_shards,
            "output": {"path": str(self.output), "bytes": table.stat().st_size, "sha256": sha256_of(table)},
            "rejects": {"path": str(self.rejects), "sha256": sha256_of(rejects), **reasons_in(rejects)},
            "inputs": {
                "times": self.times,
                "content": self.content.hexdigest(),
                "changed": [source.name for source in self.sources if source.has_changed()] + self.gone,
                **self.passed_over,
                "unreadable": [*reader.unreadable, *self.unreadable],
                "empty": reader.empty,
                "unread": reader.unread,
                "made_ids": reader.made_ids,
                "without_ids": reader.on_ids(),
            },
            "broken_inputs": reader.broken,
        }
        seconds = time.monotonic() - self.clock
        return describe(self.plan, self.scorer.model, self.counts, self.started, seconds, extra)
