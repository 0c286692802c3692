"""What a scoring run is asked to do, and what it says when it has done it."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from unionml.errors import UsageError

ENGINES = ("local", "ray")

MAX_CHARACTERS = 2_000_000
"""A row longer than this is no article; an average one has three thousand."""


_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class ScoreOptions:
    """How articles are scored.

    Attributes:
        model: a model directory, or the name of a shipped model.
        lead: whether rows carry a lead paragraph.
        lead_model: the directory of a model of leads, or the name of a shipped one; None for the one that ships.
        text_column: the column that holds raw text, where it is not `text`.
        id_column: the column that holds the ids of articles, where another is wanted than is known by its name.
        workers: processes that score; 1 scores in this process, 0 takes one a processor where the input is large. On
            Ray, actors; 0 takes as many as the cluster has room for.
        max_characters: a row with more characters is refused.
        resume: continue a run that was interrupted, or try again what the system did not let one read, with the same
            bytes at the end as if nothing had happened.
        force: replace an existing output.
        shard_rows: rows that are scored, and made safe on disk, together.
        engine: `local` for this machine, `ray` for a Ray cluster (extra `ray`).
        ray_address: of the cluster; by default that in RAY_ADDRESS, or a Ray of its own on this machine.
    """

    model: str = "tfidf"
    lead: bool = True
    lead_model: str | os.PathLike[str] | None = None
    text_column: str | None = None
    id_column: str | None = None
    workers: int = 1
    max_characters: int = MAX_CHARACTERS
    resume: bool = False
    force: bool = False
    shard_rows: int = 500
    engine: str = "local"
    ray_address: str | None = None

    def __post_init__(self) -> None:
        if self.workers < 0 or self.max_characters < 1 or self.shard_rows < 1:
            raise UsageError(
                "workers must be 0 or more, the limits of rows and characters at least 1; correct the call"
            )
        if self.resume and self.force:
            raise UsageError("--resume continues a run and --force starts over; give one of them")
        if self.lead_model is not None and not self.lead:
            raise UsageError("a model of leads is of use to rows with leads only; leave it out, or --no-lead")
        if self.engine not in ENGINES:
            raise UsageError(f"no engine {self.engine!r}; choose {' or '.join(ENGINES)}")
        if self.ray_address is not None and self.engine != "ray":
            raise UsageError("an address of Ray is of use to the engine ray only; add --engine ray or leave it out")

    def settings(self) -> dict[str, Any]:
        """What the output depends on, as JSON types: a resumed run must have the same."""
        kept = asdict(self)
        # The models go by their fingerprints.
        for name in ("workers", "resume", "force", "model", "lead_model", "engine", "ray_address"):
            del kept[name]
        return kept


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """What a scoring run did. `rows == scored + rejected` always holds; a run that broke it raises instead.

    Attributes:
        output: the table of scored rows.
        rejects: the refused rows, with reasons.
        manifest: how the output came about, as written beside it.
        rows: rows that were read.
        scored: rows in the output.
        rejected: rows in the rejects.
        seconds: wall-clock time of this run.
        broken: inputs that could not be read to their end.
        changed: inputs that grew or shrank while they were read, and pages that were gone before.
        closed: folders among the inputs that may not be read.
        missing: links among the inputs, named like articles, to files that are not there.
        unreadable: inputs that the system did not give, which `resume` tries again.
        notes: what the operator may not expect of the inputs, a sentence each: files left out, tables without rows,
            outputs read as articles, columns of text that are not read, tables without ids.
        facts: the manifest's content.
    """

    output: Path
    rejects: Path
    manifest: Path
    rows: int
    scored: int
    rejected: int
    seconds: float
    broken: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: dict[str, Any], paths: tuple[Path, Path, Path], notes: Sequence[str]) -> "ScoreSummary":
        """What the manifest of a run says.

        Args:
            facts: the manifest, which may be that of an earlier run.
            paths: of the table, the rejects and the manifest.
            notes: on the inputs, before they are read.
        """
        inputs = facts["inputs"]
        empty = [f"without rows: {listed(inputs['empty'])}"] if inputs["empty"] else []
        return cls(
            *paths,
            **{name: facts[name] for name in ("rows", "scored", "rejected", "seconds")},
            broken=tuple(facts["broken_inputs"]),
            changed=tuple(inputs["changed"]),
            closed=tuple(inputs.get("closed", ())),  # manifests of earlier runs do not have it
            missing=tuple(inputs.get("missing", ())),
            unreadable=tuple(inputs.get("unreadable", ())),
            notes=(*notes, *empty, *inputs.get("unread", ()), *inputs.get("without_ids", ())),
            facts=facts,
        )

    def problems(self) -> list[str]:
        """Why the output may not be what was wanted, a sentence each; none after a good run."""
        found = []
        if self.rows and not self.scored:
            rejects = self.facts["rejects"]
            # Manifests of earlier runs quote no example.
            reason = rejects.get("example") or next(iter(rejects["reasons"]))
            found.append(f"nothing was scored; the commonest reason in {self.rejects}: {reason}")
        if self.unreadable:
            found.append(
                f"could not read {listed(self.unreadable)}; {self.rejects} says why: mend it and go on with --resume, "
                "which keeps what is done"
            )
        if broken := [one for one in self.broken if one not in self.unreadable]:
            found.append(f"could not read to the end of {listed(broken)}; {self.rejects} says why")
        if self.closed:
            found.append(
                f"{listed(self.closed)} may not be read, so that what lies there is missing; ask for permission and "
                "score again with --force"
            )
        if self.missing:
            found.append(
                f"nothing is where {listed(self.missing)} should lead, so that what lay there is missing; mend or "
                "remove the link and score again with --force"
            )
        if self.changed:
            found.append(
                f"{listed(self.changed)} changed while it was read, so that rows may be missing or cut; score again "
                "with --force when nothing writes to it"
            )
        return found

    def to_dict(self) -> dict[str, Any]:
        """What `unionml score --json` prints: the manifest."""
        return dict(self.facts)


def listed(names: Sequence[str]) -> str:
    """Names in a sentence, the first ones where they are many."""
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} and {len(names) - _MOST_NAMES:,} more"
