"""Articles that no model has seen, and a model as a bundle."""

from pathlib import Path

from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.tfidf import TfidfTopicModel

STRANGERS = [
    Article(title="Biên Hòa: trao suất quà Tết cho công nhân"),
    Article(title="Đại hội công đoàn bầu ban chấp hành mới"),
    Article(body=("Giá vàng tăng mạnh, mưa lớn.",)),
    Article(title="zzz"),
    Article(),
]


def saved(model: TfidfTopicModel, folder: Path) -> Bundle:
    model.save(folder / "saved")
    return Bundle.open(folder / "saved")
