"""`unionml train`: labelled articles to a model directory with its card."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unionml.cli.options import Data, Force, Json, LabelColumn, TextColumn, examples
from unionml.cli.progress import progress
from unionml.cli.terminal import align, emit, emit_json, noted, tell

if TYPE_CHECKING:
    from unionml.training import TrainingReport

train_app = typer.Typer(
    help="Train a model on labelled articles and save it as a directory with its card.",
    rich_markup_mode=None,
    epilog=examples("unionml train tfidf --data train.jsonl -o models/mine"),
)

Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", readable=False, help="The model directory to make.")
]
Labels = Annotated[
    Path | None,
    typer.Option(
        "--labels",
        metavar="F",
        readable=False,
        help="JSON of the labels and their display names, such as "
        '{"safety": {"vi": "An toàn", "en": "Safety"}, "wages": {}}; else those of the data.',
    ),
]
Exclusive = Annotated[
    bool | None,
    typer.Option(
        "--exclusive/--multi-label",
        help="Whether one topic wins for an article (its first counts, `other` where it has none); by default so where "
        "every article has exactly one.",
    ),
]
Abstain = Annotated[
    bool,
    typer.Option(
        "--abstain",
        help="Let a model of exclusive topics answer `other` where it is unsure, so often that 90 % of its answers are "
        "right; not where `other` is among the topics.",
    ),
]
Base = Annotated[
    str,
    typer.Option(
        "--base",
        metavar="M",
        help="The encoder to start from: a directory, a name on the hub, or e5-small. The upper half of its layers is "
        "trained.",
    ),
]
EncoderShare = Annotated[
    float | None,
    typer.Option(
        "--encoder-share",
        min=0,
        max=1,
        metavar="X",
        help="What the encoder counts for beside TF-IDF, which learns from the same articles and is asked too about "
        "Vietnamese ones: above 0, up to 1, which leaves TF-IDF out; by default as the articles kept aside say.",
    ),
]
Search = Annotated[
    int,
    typer.Option(
        "--search",
        min=0,
        metavar="N",
        help="Try N settings by cross-validation and train with the best; resumable, needs the extra `search`.",
    ),
]
Mlflow = Annotated[
    str | None,
    typer.Option(
        "--mlflow",
        metavar="URI",
        help="Log the run to MLflow, such as sqlite:///mlflow.db or http://…; needs the extra `mlflow`.",
    ),
]
Exclude = Annotated[
    list[Path] | None,
    typer.Option(
        "--exclude",
        metavar="F",
        readable=False,
        help="Leave out the articles of this file, such as a test set, labelled or not, and their near-duplicates; "
        "repeatable.",
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, metavar="N", help="Seed of folds and initial weights.")]


@train_app.command(
    short_help="Train a topic model on syllable n-grams.",
    epilog=examples(
        "unionml train tfidf --data data/corpus/train.jsonl -o models/mine",
        "unionml train tfidf --data a.csv --data b.parquet --text-column content -o models/mine --force",
    ),
)
def tfidf(
    data: Data,
    output: Output,
    labels: Labels = None,
    exclusive: Exclusive = None,
    abstain: Abstain = False,
    text_column: TextColumn = None,
    label_column: LabelColumn = None,
    exclude: Exclude = None,
    search: Search = 0,
    seed: Seed = 0,
    mlflow: Mlflow = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Train a topic model on syllable n-grams: minutes on a laptop, a few megabytes.

    D holds `topics` (a list; in a CSV cell separated by |, ; or , or a list spelt out), or one label, whatever marks it
    holds, in `topic` or `label`. `other` means that no topic holds, as an empty `topics` does; a row whose `topic` or
    `label` is empty is left out, as is one whose labels are null or NaN. So is what nobody has filled in yet of a table
    of `unionml suggest`.

    --search N tries longest n-grams 1 to 3, order weights 1, w and w² with w 0.3 to 1, min_df 1 to 5, C 0.1 to 30 and
    the weight of secondary topics 0.1 to 1. Finished trials lie in DIR.search.jsonl: the same call goes on where it was
    stopped, a larger N adds trials.
    """
    from unionml.classification.tfidf_config import TfidfConfig
    from unionml.training import TrainingData, train_tfidf

    config = TfidfConfig(exclusive=exclusive, abstain=abstain or None, seed=seed)
    train = _searching(search) if search else train_tfidf
    log = _logging(mlflow)
    learnt_from = TrainingData(data, labels, text_column, exclude or (), label_column)
    report = train(learnt_from, output, config=config, force=force, progress=progress())
    log(report, config.to_config() | report.details.get("search", {}).get("config", {}))
    _show(report, json=json)


@train_app.command(
    short_help="Fine-tune a transformer for topics.",
    epilog=examples("unionml train transformer --data data/corpus/train.jsonl -o models/mine"),
)
def transformer(
    data: Data,
    output: Output,
    base: Base = "e5-small",
    encoder_share: EncoderShare = None,
    labels: Labels = None,
    exclusive: Exclusive = None,
    abstain: Abstain = False,
    text_column: TextColumn = None,
    label_column: LabelColumn = None,
    exclude: Exclude = None,
    seed: Seed = 0,
    mlflow: Mlflow = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Fine-tune a transformer for topics: needs the extra `transformer`, minutes on a CPU, less with a GPU.

    The model holds what was trained and needs its base again. A directory given as --base is looked for where it was
    and beside the model's; the environment variable UNIONML_BASE names another place.
    """
    from unionml.classification.transformer_config import TransformerConfig
    from unionml.training import TrainingData
    from unionml.training.transformer import train_transformer

    config = TransformerConfig(
        base=base, encoder_share=encoder_share, exclusive=exclusive, abstain=abstain or None, seed=seed
    )
    log = _logging(mlflow)
    learnt_from = TrainingData(data, labels, text_column, exclude or (), label_column)
    report = train_transformer(learnt_from, output, config, force=force, progress=progress())
    log(report, config.to_config())
    _show(report, json=json)


@train_app.command(
    short_help="Train a ranker of lead sentences.",
    epilog=examples("unionml train lead --data articles.parquet -o our-leads"),
)
def lead(
    data: Data,
    output: Output,
    text_column: TextColumn = None,
    seed: Seed = 0,
    force: Force = False,
    json: Json = False,
) -> None:
    """Train a ranker of lead sentences on articles whose leads people wrote, 200 of them or more.

    Articles that repeat one another are all kept aside for the figures or none is. Give the model to `unionml summarize
    --method DIR` and `unionml score --lead-model DIR`.
    """
    from unionml.training.lead import train_lead
    from unionml.training.lead_config import LeadTrainingConfig

    config = LeadTrainingConfig(seed=seed)
    report = train_lead(data, output, config, text_column=text_column, force=force, progress=progress())
    _show(report, json=json)


def _searching(trials: int) -> Any:
    """The training function that searches first."""
    from functools import partial

    from unionml.training.search import search_tfidf

    return partial(search_tfidf, trials=trials)


def _logging(uri: str | None) -> Any:
    """What logs a run: nothing without `--mlflow`."""
    if uri is None:
        return lambda report, settings: None
    from unionml.training.mlflow_log import log_training, require_mlflow

    require_mlflow()
    return lambda report, settings: log_training(report, settings, uri)


def _show(report: "TrainingReport", *, json: bool) -> None:
    details = report.details
    if details.get("left_out"):
        tell(details["left_out"])
    if count := details.get("excluded"):
        articles = "1 article was" if count == 1 else f"{count:,} articles were"
        tell(f"{articles} left out because of --exclude")
    if json:
        more = ("unreadable", "left_out", "excluded", "notes", "near_duplicates", "held_out", "search")
        emit_json(
            {
                "output": str(report.output),
                "articles": report.articles,
                "labels": list(report.labels),
                "exclusive": report.exclusive,
                "counts": dict(report.counts),
                "metrics": {name: list(values) for name, values in report.metrics.items()},
                "thresholds": dict(report.thresholds),
                "seconds": round(report.seconds, 3),
            }
            | {name: None if details[name] == "" else details[name] for name in more if name in details}
        )
        return
    learnt = f"{report.articles:,} articles"
    if report.labels:
        learnt += f", {len(report.labels)} {'exclusive' if report.exclusive else 'multi-label'} topics"
    lines = [f"{report.output}: {learnt}"]
    if report.counts:
        # Where the best topic wins in any case, there is no threshold.
        heading = ("topic", "articles", *(["threshold"] if report.thresholds else []))
        rows: list[tuple[str, ...]] = [heading]
        for label, count in report.counts.items():
            threshold = f"{report.thresholds[label]:.2f}" if label in report.thresholds else ""
            rows.append((label, f"{count:,}", threshold)[: len(heading)])
        lines.append(align(rows, right=frozenset({1, 2}), indent="  "))
    lines += noted(details.get("notes", ()))
    if "search" in details:
        from unionml.training.search import describe

        found = details["search"]
        lines.append(f"Best of {found['trials']} trials: {describe(found['config'])}")
        lines.append(f"  {found['figure']} {found['value']:.3f}, with the settings to start from {found['first']:.3f}")
    if report.metrics:
        held = details.get("held_out")
        where = f"On {held:,} articles kept aside" if held else "Out of fold, on the training articles"
        lines.append(f"{where} (95 % interval):")
        rows = [(name, f"{one[0]:.3f}", f"({one[1]:.3f} to {one[2]:.3f})") for name, one in report.metrics.items()]
        lines.append(align(rows, indent="  "))
    emit("\n".join(lines))
