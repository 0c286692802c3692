"""What the quality gate measures: topics, leads, the sentence splitter and the page reader."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.classification.real_headlines import real_headlines
from benchmarks.reader.pages import FAMILIES, HELD_OUT, Page, make_pages
from benchmarks.reader.run import measure as measure_pages
from benchmarks.splitter.run import documents, judge, scores, unionml_ends

from unionml.bundle import shipped_folder
from unionml.errors import MissingExtraError
from unionml.registry import shipped_names

if TYPE_CHECKING:
    from unionml.article import Article
    from unionml.training.data import LabelledArticle

ROOT = Path(__file__).resolve().parents[1]
CORPUS = "data/articles.jsonl"
TEST = "data/corpus/test.jsonl"
HEADLINES = "data/headlines-check.jsonl"
HARDER = "data/headlines-test.jsonl"
LANGUAGES = "data/multilingual-test.jsonl"
REAL = "../shared/data/real/validation.jsonl"
REAL_HEADLINES = "benchmarks/classification/real-headlines.jsonl"
VNDS = "../shared/data/vietnews/validation.parquet"

PAGES_EACH = 60
"""Pages of each family of the reader's benchmark."""

UNION = ("công đoàn", "liên đoàn lao động", "LĐLĐ", "nghiệp đoàn", "CĐCS")
"""What an article of any of the four topics names somewhere."""

LEADS = 300
"""Articles of VNDS whose leads are compared, evenly spread over the file."""


class SkippedError(Exception):
    """The check needs what is not here; the message says what."""


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the gate.

    Attributes:
        name: `room/data` or `room/model/data`.
        data: gives what the figures depend on besides the code: files, or bytes that were made.
        measure: gives the figures, the higher the better.
    """

    name: str
    data: Callable[[], Mapping[str, Path | bytes]]
    measure: Callable[[], dict[str, float]]


def checks() -> list[Check]:
    """All checks, the quick ones first."""
    found = [
        Check("reader/pages", _page_data, _reader),
        Check("splitter/corpus", partial(_files, CORPUS), _paragraph_ends),
        Check("splitter/vnds", partial(_files, VNDS), _splitter),
        Check("leads/first-sentences/corpus", partial(_files, TEST), partial(_leads, "first-sentences", TEST)),
        Check("leads/first-sentences/vnds", partial(_files, VNDS), partial(_leads, "first-sentences", VNDS)),
    ]
    for name in shipped_names():
        manifest = json.loads((shipped_folder() / name / "bundle.json").read_text(encoding="utf-8"))
        room, measure = ("topics", _topics) if manifest["kind"].startswith("topics/") else ("leads", _leads)
        judged = [("corpus", TEST), ("headlines", HEADLINES), ("harder", HARDER), ("real", REAL)]
        if manifest["kind"] == "topics/onnx":
            judged.append(("languages", LANGUAGES))
        for short, path in judged if room == "topics" else (("corpus", TEST), ("vnds", VNDS)):
            found.append(
                Check(
                    f"{room}/{name}/{short}",
                    partial(_files, path),
                    partial(measure, str(shipped_folder() / name), path),
                )
            )
        if room == "topics":
            measure = partial(_real_headlines, str(shipped_folder() / name))
            found.append(Check(f"{room}/{name}/real-headlines", partial(_files, REAL, REAL_HEADLINES), measure))
            measure = partial(_other_news, str(shipped_folder() / name), VNDS)
            found.append(Check(f"{room}/{name}/other-news", partial(_files, VNDS), measure))
    return found


def _files(*names: str) -> dict[str, Path | bytes]:
    for name in names:
        if not (ROOT / name).is_file():
            raise SkippedError(f"{name} is not beside this checkout")
    return {name: ROOT / name for name in names}


def _topics(name: str, path: str) -> dict[str, float]:
    """Macro-F1 and primary accuracy of a model that ships."""
    from unionml.training.data import load_labelled

    return _judged(name, load_labelled(ROOT / path))


def _real_headlines(name: str) -> dict[str, float]:
    """The same by real titles and leads, judged by what these say."""
    return _judged(name, real_headlines(ROOT / REAL))


def _judged(name: str, labelled: Sequence["LabelledArticle"]) -> dict[str, float]:
    from unionml.evaluation import evaluate_topics
    from unionml.registry import load

    try:
        report = evaluate_topics(load(name), labelled)
    except MissingExtraError as error:
        raise SkippedError(str(error)) from error
    return {"macro_f1": report.macro_f1.value, "primary_accuracy": report.primary_accuracy.value}


def _other_news(name: str, path: str) -> dict[str, float]:
    """The share of articles of general news, none of which names a union, that a model gives no topic."""
    from unionml.classification.fields import title_and_lead
    from unionml.classification.labels import OTHER
    from unionml.registry import load_topic_model
    from unionml.training.hard_negatives import naming_none

    try:
        model = load_topic_model(name)
    except MissingExtraError as error:
        raise SkippedError(str(error)) from error
    news = list(naming_none(_news(path), UNION))
    views = {"whole": news, "title_and_lead": [title_and_lead(one) for one in news]}
    found = {view: [one.topic for one in model.predict(shown)] for view, shown in views.items()}
    return {view: topics.count(OTHER) / len(topics) for view, topics in found.items()}


def _leads(name: str, path: str) -> dict[str, float]:
    """ROUGE on syllables against the sapos that people wrote, from the body alone."""
    from unionml.evaluation import evaluate_leads
    from unionml.evaluation.runs import NamedSummarizer, load_any

    try:
        model = load_any(name)
    except MissingExtraError as error:
        raise SkippedError(str(error)) from error
    assert isinstance(model, NamedSummarizer)
    report = evaluate_leads(model.summarize, _articles(path), name)
    return {figure: estimate.value for figure, estimate in report.rouge.items()}


def _articles(path: str) -> list["Article"]:
    from unionml.training.data import load_labelled

    if path != VNDS:
        return [one.article for one in load_labelled(ROOT / path)]
    found = _news(path)
    step = max(1, len(found) // LEADS)
    return found[: step * LEADS : step]


def _news(path: str) -> list["Article"]:
    import pyarrow.parquet as pq

    from unionml.article import Article

    rows = pq.read_table(ROOT / path, columns=["title", "lead", "sentences"]).to_pylist()
    return [Article(title=row["title"], lead=row["lead"], body=tuple(row["sentences"])) for row in rows]


def _splitter() -> dict[str, float]:
    """Precision, recall and F1 of the ends of sentences of running text."""
    counts, _ = judge(unionml_ends, documents(ROOT / VNDS))
    return dict(zip(("precision", "recall", "f1"), scores(counts), strict=True))


def _paragraph_ends() -> dict[str, float]:
    """The share of the ends of paragraphs that are still found where a blank joins them, or nothing at all."""
    rows = [json.loads(line) for line in (ROOT / CORPUS).open(encoding="utf-8")]
    articles = [[" ".join(part.split()) for part in (row["lead"], *row["body"]) if part.strip()] for row in rows]
    return {
        "recall_of_paragraph_ends": _recall_of_ends(articles, " "),
        "recall_without_blanks": _recall_of_ends(articles, ""),
    }


def _recall_of_ends(articles: list[list[str]], joint: str) -> float:
    """The share of the ends of paragraphs, each of which ends a sentence, that are found in running text."""
    found = wanted = 0
    for paragraphs in articles:
        ends, position = set(), -len(joint)
        for paragraph in paragraphs[:-1]:
            position += len(paragraph) + len(joint)
            ends.add(position)
        wanted += len(ends)
        found += len(ends & set(unionml_ends(joint.join(paragraphs))))
    return found / wanted


def _pages() -> list[Page]:
    rows = [json.loads(line) for line in (ROOT / CORPUS).open(encoding="utf-8")]
    rows = [row for row in rows if len(row["body"]) >= 3 and row.get("title")]
    return make_pages(rows, FAMILIES | HELD_OUT, each=PAGES_EACH, seed=7)


def _page_data() -> dict[str, Path | bytes]:
    """The pages themselves, not the code that makes them, which may change its looks."""
    pages = "\f".join(page.text for page in _pages()).encode()
    return {CORPUS: ROOT / CORPUS, "pages made of it": pages}


def _reader() -> dict[str, float]:
    """What the reader finds of the article on made pages."""
    result = measure_pages(_pages(), show=0)
    return {name: result[name] for name in ("precision", "recall", "title", "lead", "byline")}
