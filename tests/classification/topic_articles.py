"""Small labelled corpora written for the tests."""

from unionml.article import Article

GIFTS = ["tặng quà cho công nhân khó khăn", "hỗ trợ nhà ở cho lao động nghèo", "trao suất quà Tết cho đoàn viên"]
CONGRESSES = ["đại hội công đoàn lần thứ mười", "đại hội bầu ban chấp hành mới", "nghị quyết đại hội nhiệm kỳ tới"]
WEATHER = ["mưa lớn ở miền Trung", "giá vàng tăng mạnh sáng nay", "đội bóng thắng trận lượt về"]
PLACES = ["Đà Lạt", "Huế", "Vinh", "Cần Thơ", "Pleiku", "Hạ Long", "Sa Pa", "Bến Tre"]


def several_topics() -> tuple[list[Article], list[tuple[str, ...]]]:
    """Articles with no, one or two topics."""
    articles: list[Article] = []
    topics: list[tuple[str, ...]] = []
    for index, place in enumerate(PLACES):
        for kind, sentences in enumerate((GIFTS, CONGRESSES, WEATHER)):
            sentence = sentences[index % 3]
            lead = f"Sáng nay tại {place}, {sentence}."
            articles.append(Article(id=f"{kind}-{index}", title=f"{place}: {sentence}", lead=lead, body=(sentence,)))
            topics.append((("gifts",), ("congress",), ())[kind])
        both = f"{GIFTS[index % 3]} chào mừng {CONGRESSES[index % 3]}"
        articles.append(Article(id=f"3-{index}", title=f"{place}: {both}", lead=f"{both}.", body=(both,)))
        topics.append(("gifts", "congress"))
    return articles, topics


def one_topic_each() -> tuple[list[Article], list[tuple[str, ...]]]:
    """Articles of which each has exactly one of three topics."""
    articles, topics = several_topics()
    kept = [index for index, article in enumerate(articles) if not article.id.startswith("3")]
    return [articles[index] for index in kept], [topics[index] or ("weather",) for index in kept]
