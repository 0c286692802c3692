"""From the judges' scores to the sentences of a lead: what scores do not know, and the budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from unionml.summarization.candidates import Candidate
from unionml.summarization.cues import opens_with_date
from unionml.summarization.document import Documents, Flags, Reals
from unionml.summarization.pools import LEANS, POOL, PROMISE, QUOTES, TITLE, Pools
from unionml.summarization.selection import Budget, choose, says_the_same
from unionml.summarization.sets import cut_off, dangling, followed_of, rows_of, sets_of

SAPO_BONUS = 25.0
"""What a set made of the sapo alone gains, in units of the judges' scores; a set with a part of it gains its share.

Training sees bodies only, since the sapo is what they are compared with. A sapo was written to be the lead, so body
sentences replace it only where they promise clearly more. Direct speech without its speaker is no such sentence.
"""


ALONE_BONUS, WHOLE_BONUS = 35.0, 8.0
"""What such a set gains more where the sapo names somebody and nobody asks for a length: the first by what share of the
set the sapo is, the second by what share of the sapo is in it, up to `LONG` syllables.

Whoever wrote the sapo stopped where it stops: no scene of the body stands beside it, and none of its sentences is
missing. Of 52 leads that this changes a reader found 39 better and five worse.
"""


OPENING_BONUS = 2.0
"""What a set gains that opens as the article does, where that first sentence leans on no other.

News begins with the news, and sapos that say something else pull the judges away from it: of articles whose scores are
close, most read better so; it takes at most 0.1 points of mean ROUGE against sapos.
"""


DATED_BONUS = 5.0
"""What such a set gains beside that where the first sentence opens with the day of what it tells, or with "Đây là" for
what the title says.

So opens a report of what somebody did, and what judges find more of the title's words in is often a point of its
programme. A reader found four of five leads that this changes better; mean ROUGE stays what it was. Without a title
nothing pulls there, and it would cost 0.04 points.
"""


DANGLING_COST = 5.0
"""What a set loses by each sentence that opens with a reference, or quotes nobody, without the sentence before it.

It loses as much by each that leaves a quotation open, or only announces something, without the sentence after it, and
by each that goes on with a speech without the sentence before it.

On VNDS 6 % of leads open so (3 % without a title) where less than half of it left 9 % (6 %), for 0.1 points of mean
ROUGE; of sapos 2 % do.
"""


NAMELESS_COST = 25.0
"""What a set loses, with all that the sapo gave it, that lacks the one sentence that says who did what.

That counts where a sapo names nobody, one of forty: it leaves that to the title. A budget in which sapo and sentence
have no room together goes before it.
"""


LONG = 80
"""Syllables past which a lead of several sentences is too long to stand above its article."""


LONG_COST = 0.3
"""What each syllable past that costs beside the same lead without a later sentence.

No sentence goes that has more of the title than those that stay, nor the first; without a title none goes. A reader
found four of five leads that this changes better; mean ROUGE stays what it was.
"""


@dataclass(frozen=True, slots=True)
class Pooled:
    """The articles of a batch and their pools.

    Attributes:
        documents: the articles.
        pools: the sentences that sets are made of.
        in_sapo: which sentences stand in the sapo, shape (n_sentences,).
        quoted: which are the speech of somebody that a sentence before names, shape (n_sentences,).
        unfinished: which leave a quotation open or announce what comes next, shape (n_sentences,).
        last: which nothing else may follow, shape (n_sentences,).
        naming: which say who did it where the sapo names nobody, one of such an article, shape (n_sentences,).
        titled: the articles that have a title, shape (n_articles,).
        dated: those among them whose first sentence opens with a date, or goes on with the title, shape (n_articles,).
    """

    documents: Documents
    pools: Pools
    in_sapo: Flags
    quoted: Flags
    unfinished: Flags
    last: Flags
    naming: Flags
    titled: Flags
    dated: Flags

    @classmethod
    def of(
        cls,
        found: Sequence[Sequence[Candidate]],
        documents: Documents,
        pools: Pools,
        in_sapo: Flags,
        naming: Flags,
    ) -> "Pooled":
        """Put together what is known of the articles' candidates."""
        quoted = np.array([one.quoted for article in found for one in article])
        unfinished = np.array([one.unfinished for article in found for one in article])
        last = np.array([one.last for article in found for one in article])
        titled = documents.title_types > 0
        dated = titled & np.array([opens_with_date(article[0].plain) or article[0].of_title for article in found])
        return cls(documents, pools, in_sapo, quoted, unfinished, last, naming, titled, dated)

    @property
    def lengths(self) -> Reals:
        """Syllables of each sentence of the pools, shape (n_articles, POOL)."""
        return self.documents.lengths[self.pools.sentences]


def best_sets(
    scores: Reals, found: Sequence[Sequence[Candidate]], pooled: Pooled, budget: Budget
) -> list[list[Candidate]]:
    """The set of each article that is best by its score and by what its references and the sapo add to it.

    Args:
        scores: of the judges, shape (n_articles, n_sets).
        found: the candidates of each article.
        pooled: the articles and their pools.
        budget: what sets must keep to.
    """
    within = _within(budget, pooled)
    if pooled.in_sapo.any():
        scores = scores + _of_sapo(pooled, within, is_free=not budget.is_given)
    scores = scores + _of_references(pooled)
    scores[~within] = -np.inf
    shortened, lengths = pooled.titled & (not budget.is_given), pooled.lengths
    chosen = []
    for at, (row, article, places) in enumerate(zip(scores, found, pooled.pools.places.tolist(), strict=True)):
        pool = [article[place] for place in places]
        best = _best_set(row, pool)
        if shortened[at]:
            best = _shorter(best, row, lengths[at], pooled.pools.features[at, TITLE])
        chosen.append([pool[place] for place in best])
    return chosen


def best_alone(
    found: Sequence[Sequence[Candidate]], documents: Documents, table: Reals, budget: Budget
) -> list[list[Candidate]]:
    """More sentences than a set has: those that promise most alone."""
    chosen = []
    for article, start in zip(found, documents.bounds.tolist(), strict=False):
        order = np.argsort(-table[PROMISE, start : start + len(article)], kind="stable")
        chosen.append(choose((article[place] for place in order.tolist()), budget))
    return chosen


def _of_references(pooled: Pooled) -> Reals:
    """What each set gains and loses by how it opens and by the references in it, shape (n_articles, n_sets)."""
    pools = pooled.pools
    quoted, unfinished = pooled.quoted[pools.sentences], pooled.unfinished[pools.sentences]
    # What the cues do not see is that a sentence goes on with speech that another one opened: readers do at once.
    leans: Reals = pools.features[:, [LEANS, QUOTES]].max(axis=1) + quoted
    opens = ((pools.places == 0) & (leans == 0)).take(sets_of(POOL).members[:, 0], axis=1)
    cost: Reals | float = DANGLING_COST
    if pooled.in_sapo.any():
        # Beside a sapo nothing excuses a sentence that is not whole by itself, save the one that opens the sapo: what
        # it leans on is the title.
        has_sapo = np.logical_or.reduceat(pooled.in_sapo, pooled.documents.bounds[:-1])
        beside = has_sapo[:, None] & (pools.places > 0)
        cost = np.where(beside, np.float32(SAPO_BONUS), np.float32(DANGLING_COST))
    lost = dangling(leans * cost, pools.places)
    if unfinished.any():
        # A sapo that only announces what the body tells is worth no more than any sentence while that is missing.
        in_sapo = pooled.in_sapo[pools.sentences]
        stops: Reals = np.asarray(unfinished * np.where(in_sapo, SAPO_BONUS, cost), dtype=np.float32)
        lost += cut_off(stops, pools.places)
    if pooled.last.any():
        lost += SAPO_BONUS * pooled.last[pools.sentences] @ followed_of(POOL).T
    gained = opens * np.where(pooled.dated, OPENING_BONUS + DATED_BONUS, OPENING_BONUS)[:, None]
    return np.asarray(gained - lost, dtype=np.float32)


def _of_sapo(pooled: Pooled, within: Flags, *, is_free: bool) -> Reals:
    """What each set gains by the sapo in it and loses by naming nobody as it does, shape (n_articles, n_sets)."""
    matrix, lengths = sets_of(POOL).matrix.T, pooled.lengths
    whole = pooled.pools.features[:, QUOTES] == 0
    in_sapo = lengths * (pooled.in_sapo[pooled.pools.sentences] & whole & pooled.pools.exists)
    taken = in_sapo @ matrix
    share = taken / (lengths @ matrix)
    gained: Reals = SAPO_BONUS * share
    naming = pooled.naming[pooled.pools.sentences] & pooled.pools.exists
    if is_free:
        sapo = np.clip(in_sapo.sum(axis=1, keepdims=True), 1, LONG)
        more = ALONE_BONUS * share + WHOLE_BONUS * np.minimum(taken / sapo, 1)
        # Beside one that names nobody, or that only announces, a sentence of the body has to stand.
        lacking = naming | (pooled.unfinished[pooled.pools.sentences] & (in_sapo > 0))
        gained = gained + more * ~lacking.any(axis=1, keepdims=True)
    if naming.any():
        names = naming @ matrix > 0
        lacks = (names & (gained > 0) & within).any(axis=1, keepdims=True) & ~names
        gained = np.where(lacks, -np.float32(NAMELESS_COST), gained)
    return np.asarray(gained, dtype=np.float32)


def _within(budget: Budget, pooled: Pooled) -> Flags:
    """Which sets keep to the budget, shape (n_articles, n_sets)."""
    sets = sets_of(POOL)
    fits = pooled.pools.counts
    if budget.syllables is not None:
        fits = fits & (pooled.lengths @ sets.matrix.T <= budget.syllables)
    if budget.sentences is not None:
        most = pooled.pools.exists.sum(axis=1, keepdims=True)
        fits = fits & (sets.sizes == np.minimum(budget.sentences, most))
    return fits


def _best_set(scores: Reals, pool: Sequence[Candidate]) -> tuple[int, ...]:
    """The set with the highest score that does not repeat itself; scores of -inf are of sets that may not be chosen."""
    members = sets_of(POOL).members
    chosen: tuple[int, ...] = ()
    while scores[best := int(scores.argmax())] > -np.inf:
        chosen = tuple(place for place in members[best].tolist() if place < POOL)
        if not any(says_the_same(pool[one], pool[other]) for one, other in combinations(chosen, 2)):
            return chosen
        scores[best] = -np.inf
    # Every set repeats itself: the article has fewer sentences of its own than were asked for.
    return chosen[:1]


def _shorter(chosen: tuple[int, ...], scores: Reals, lengths: Reals, shares: Reals) -> tuple[int, ...]:
    """The set without a later sentence where it is long and the judges see little between.

    Args:
        chosen: its places in the pool.
        scores: of all sets, shape (n_sets,).
        lengths: syllables of the pool's sentences, shape (POOL,).
        shares: of the title in them, shape (POOL,).
    """
    if len(chosen) == 1 or lengths[list(chosen)].sum() <= LONG:
        return chosen
    told = shares[list(chosen)].max()
    best, most = chosen, -np.inf
    first, *later = chosen
    for kept in chain.from_iterable(combinations(later, n) for n in range(len(chosen))):
        one = (first, *kept)
        if shares[list(one)].max() < told:
            continue
        score = scores[rows_of(POOL)[one]] - LONG_COST * max(lengths[list(one)].sum() - LONG, 0.0)
        if score > most:
            best, most = one, score
    return best
