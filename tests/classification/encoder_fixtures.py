"""A base encoder of a few kilobytes, and articles that it can learn to tell apart."""

import json
from collections.abc import Sequence
from pathlib import Path

from unionml.article import Article

LETTERS = "abcdefghijklmnopqrstuvwxyzđàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ0123456789.,:;-\"'()"
WORDS = ("đại", "hội", "đoàn", "quà", "tặng", "thưởng", "thi", "đua", "kết", "nạp", "công", "bóng", "đá", "giá", "vàng")
KOREAN = ("▁대회", "대", "회", "노", "조")


def make_tiny_base(folder: Path, *, hidden: int = 32, layers: int = 3, seed: int = 0) -> Path:
    """A `transformers` directory: a random BERT and a Unigram tokenizer."""
    import torch
    from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram
    from transformers import BertConfig, BertModel

    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -3.0)]
    pieces += [(f"▁{word}", -2.0) for word in WORDS] + [(piece, -4.0) for piece in KOREAN]
    pieces += [(letter, -6.0) for letter in LETTERS]
    tokenizer = Tokenizer(Unigram(pieces, 3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    special = [("<s>", 0), ("</s>", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=special)
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=4,
        intermediate_size=2 * hidden,
        max_position_embeddings=64,
        pad_token_id=1,
        initializer_range=0.2,
    )
    folder.mkdir(parents=True, exist_ok=True)
    BertModel(config, add_pooling_layer=False).eval().save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast"}))
    return folder


def toy_articles(n: int = 60) -> tuple[list[Article], list[list[str]]]:
    """Articles of two topics and of none, in turns; every fifth carries both."""
    articles, topics = [], []
    for number in range(n):
        kind = number % 3
        title = ("đại hội công đoàn", "tặng quà công đoàn", "giá vàng bóng đá")[kind]
        both = kind == 0 and number % 5 == 0
        lead = f"{title} {number}. " + ("tặng quà tặng quà. " if both else "")
        body = (f"công đoàn {title} {number}. đại {number} công.", f"{title}. công {number}.")
        articles.append(Article(id=str(number), title=f"{title} {number}", lead=lead, body=body))
        topics.append([["congress"], ["welfare"], []][kind] + (["welfare"] if both else []))
    return articles, topics


def first_topics(topics: Sequence[Sequence[str]]) -> list[str]:
    """The first topic of each, `other` where there is none."""
    return [labels[0] if labels else "other" for labels in topics]
