"""How good a model is and how sure that is: metrics with bootstrap intervals, paired comparison, the report."""

from unionml.bootstrap import Estimate
from unionml.evaluation.comparison import Comparison, compare_leads, compare_topics
from unionml.evaluation.leads import LeadReport, evaluate_leads
from unionml.evaluation.topics import TopicMetrics, TopicReport, evaluate_topics

__all__ = [
    "Comparison",
    "Estimate",
    "LeadReport",
    "TopicMetrics",
    "TopicReport",
    "compare_leads",
    "compare_topics",
    "evaluate_leads",
    "evaluate_topics",
]
