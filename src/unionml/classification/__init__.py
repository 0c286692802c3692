"""Topics of articles: models that learn them, models that give them, and what all of them agree on.

`TfidfTopicModel` (`tfidf`) and `TransformerTopicModel` (`transformer`) are trained; `OnnxTopicModel` (`onnx`) is an
exported transformer that needs no torch. Each is a `TopicModel` (`prediction`): it says of every article a probability
for each label of a `LabelSet` (`labels`), and which labels hold.
"""
