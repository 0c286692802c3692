"""The YAML at the top of a model card, as the Hugging Face hub reads it.

`model-index` holds the results (see "Model Cards" in the hub's documentation). Names and labels are anybody's: they are
written as JSON strings, which YAML reads as they are.
"""

import json
from collections.abc import Mapping, Sequence

from unionml.training.metrics import Interval


def front_matter(
    name: str,
    *,
    task: str,
    languages: Sequence[str],
    tags: Sequence[str],
    metrics: Mapping[str, Interval],
    measured_on: str,
) -> str:
    """The front matter, its two lines of dashes included.

    Args:
        name: of the model.
        task: the hub's name of the task, such as `text-classification`.
        languages: ISO 639-1 codes; none where nobody knows.
        tags: words to be found by.
        metrics: figures as `(value, low, high)` by name; a name that begins with `f1` or `macro_f1` is an F1.
        measured_on: what they were measured on, in a few words.
    """
    lines = ["---"]
    if languages:
        lines.append(f"language: {languages[0] if len(languages) == 1 else '[' + ', '.join(languages) + ']'}")
    # No licence: whose model it is says under which others may have it.
    lines += ["library_name: unionml", f"pipeline_tag: {task}"]
    lines += ["tags:", *(f"- {tag}" for tag in tags)]
    types = {figure: _type(figure) for figure in metrics}
    if types:
        lines += ["metrics:", *(f"- {kind}" for kind in dict.fromkeys(types.values()))]
        lines += ["model-index:", f"- name: {_quoted(name)}", "  results:", "  - task:", f"      type: {task}"]
        lines += ["    dataset:", "      type: training", f"      name: {_quoted(measured_on)}", "    metrics:"]
        for figure, kind in types.items():
            lines += [f"    - type: {kind}", f"      name: {_quoted(figure)}", f"      value: {metrics[figure][0]:.4f}"]
    return "\n".join([*lines, "---"])


def _type(figure: str) -> str:
    """The hub's name of a metric."""
    if figure.startswith(("f1", "macro_f1", "micro_f1")):
        return "f1"
    if figure == "covered_accuracy":
        return "accuracy"
    return "rouge" if figure.startswith("rouge") else figure


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
