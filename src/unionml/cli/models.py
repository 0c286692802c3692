"""Loading a model for a command that needs one of a certain kind."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unionml.classification.prediction import TopicModel


def load_topic_model(name: str) -> "TopicModel":
    """The topic model of that name or directory.

    Raises:
        UsageError: there is no such model, or it is one for leads.
        BundleError: the model directory is damaged, unsafe or of an unknown format.
    """
    from unionml.classification.prediction import TopicModel
    from unionml.errors import UsageError
    from unionml.registry import load

    model = load(name)
    if not isinstance(model, TopicModel):
        raise UsageError(f"the model {name!r} does not classify; name a topic model, such as tfidf")
    return model
