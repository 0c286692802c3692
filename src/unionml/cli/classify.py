"""`unionml classify`: the topics of one file, and why."""

from typing import TYPE_CHECKING

from unionml.article import Article
from unionml.cli.messages import say
from unionml.cli.options import File, Json, Model, TextColumn
from unionml.cli.terminal import align, clean, emit, emit_json, faint, flow, headline, language, strong

if TYPE_CHECKING:
    from unionml.classification.prediction import TopicModel, TopicPrediction

_BAR = 20
_PHRASES = 5
DEFAULT = "tfidf"
_KNOWN = 0.4
"""Of Vietnamese news 9 syllables in 10 are known to a model that learnt from it, of other languages 3 at most."""


def classify(file: File, model: Model = DEFAULT, text_column: TextColumn = None, json: Json = False) -> None:
    """Show the topics of an article, a score for each, and the phrases that weighed most.

    With --json it prints {"topic", "topics", "scores", "model"}.
    """
    from unionml.reading import read
    from unionml.registry import load_topic_model
    from unionml.text.diacritics import lacks_diacritics

    article = read(file, text_column=text_column)
    topic_model = load_topic_model(model)
    prediction = topic_model.predict([article])[0]
    if json:
        emit_json(
            {
                "topic": prediction.topic,
                "topics": list(prediction.topics),
                "scores": dict(prediction.scores),
                "model": prediction.model,
            }
        )
    else:
        blocks = [_verdict(article, prediction, topic_model)]
        if lacks_diacritics(" ".join((article.title, article.lead, *article.body))):
            blocks.append(say("bare"))
        elif _is_unread(article, topic_model):
            blocks.append(" ".join([say("unread"), say("other_languages")] if model == DEFAULT else [say("unread")]))
        emit("\n\n".join(blocks))


def _is_unread(article: Article, model: "TopicModel") -> bool:
    from unionml.classification.tfidf import TfidfTopicModel

    return isinstance(model, TfidfTopicModel) and model.known_share(article) < _KNOWN


def _verdict(article: Article, prediction: "TopicPrediction", model: "TopicModel") -> str:
    spoken = language()
    names = {label: clean(model.label_set.display_name(label, spoken)) for label in prediction.scores}
    topic = names.get(prediction.topic) or say("other")
    head = [(say("topic"), strong(topic))]
    if len(prediction.topics) > 1:
        # Names hold commas, so that several on a line could not be told apart.
        found = [names.get(label, label) for label in prediction.topics]
        head += [(say("topics") if place == 0 else "", name) for place, name in enumerate(found)]
    head.append((say("model"), prediction.model))
    ranked = sorted(prediction.scores, key=lambda label: -prediction.scores[label])
    rows = [
        (
            "●" if label in prediction.topics else "○",
            names[label],
            f"{prediction.scores[label]:.2f}",
            "█" * round(prediction.scores[label] * _BAR),
        )
        for label in ranked
    ]
    blocks = [headline(article.title or say("untitled")), align(head), align(rows, right=frozenset({2}))]
    reasons = _reasons(article, prediction, model, names)
    if reasons:
        blocks.append(f"{faint(say('why'))}\n{reasons}")
    return "\n\n".join(blocks)


def _reasons(article: Article, prediction: "TopicPrediction", model: "TopicModel", names: dict[str, str]) -> str:
    """What spoke for each topic that holds; where none does, what spoke for the likeliest, if anything shows of it."""
    likeliest = max(prediction.scores, key=lambda label: prediction.scores[label], default="")
    shown = prediction.topics or [likeliest][: round(prediction.scores.get(likeliest, 0) * _BAR)]
    phrases = model.explain(article, limit=_PHRASES) if shown else {}
    lines = []
    for label in shown:
        reasons = [(f"{one.weight:+.2f}  ", one.text) for one in phrases.get(label, ())]
        if reasons:
            lines.append(f"  {names.get(label, label)}")
            widest = max(len(weight) for weight, _ in reasons)
            lines += [flow(text, "    ", weight.rjust(widest)) for weight, text in reasons]
    return "\n".join(lines)
