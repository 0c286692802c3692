"""The settings of the ranker's training, in one frozen dataclass."""

from dataclasses import dataclass

from unionml.classification.settings import LARGEST_SEED, check_real, check_whole
from unionml.training.lead_network import NetworkConfig

SENTENCE = NetworkConfig((48, 24), epochs=8, batch=1024, rate=3e-3)
TOKEN = NetworkConfig((48,), epochs=4, batch=4096, rate=4e-3)
JUDGE = NetworkConfig((96, 32), epochs=5, batch=64, rate=1.5e-3, decay=1e-2, temperature=0.02, squared=0.03)


@dataclass(frozen=True, slots=True)
class LeadTrainingConfig:
    """How much is learnt from what; the defaults are for some ten to a hundred thousand articles.

    Attributes:
        folds: parts for tables that may not know the article they are applied to.
        held_out: share of the articles that is kept for the figures in the report, at most `most_held_out`.
        most_held_out: see there.
        without_title: share of the articles that are learnt from without their title, so that both cases work.
        unnamed: share of the articles whose captions are learnt from as prose, as where no field names them.
        without_captions: share of the articles that are learnt from as if they had no captions at all.
        most_token_articles: articles for the networks over syllables, which have hundreds of rows an article.
        passes: how often each article is turned into sets, with and without title and captions as chance has it.
        judges: networks in the ensemble.
        seed: of everything random; the same seed gives the same model on the same machine.
        sentence: training of the network over sentences.
        token: training of the networks over syllables and pairs.
        judge: training of the networks over sets.
    """

    folds: int = 4
    held_out: float = 0.05
    most_held_out: int = 500
    without_title: float = 0.4
    unnamed: float = 0.25
    without_captions: float = 0.25
    most_token_articles: int = 9000
    passes: int = 3
    judges: int = 2
    seed: int = 0
    sentence: NetworkConfig = SENTENCE
    token: NetworkConfig = TOKEN
    judge: NetworkConfig = JUDGE

    def __post_init__(self) -> None:
        check_whole(self, "folds", least=2)
        check_whole(self, "most_held_out", "most_token_articles", "passes", "judges", least=1)
        check_real(self, "held_out", wanted="a number above 0 and below 1", fits=lambda value: 0 < value < 1)
        shares = ("without_title", "unnamed", "without_captions")
        check_real(self, *shares, wanted="a number from 0 to 1", fits=lambda value: 0 <= value <= 1)
        check_whole(self, "seed", least=0, most=LARGEST_SEED)
