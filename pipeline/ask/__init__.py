"""Questions -> what a language model says of them, within its budget. What is asked and what is taken of the answer is
the business of extract."""

from pipeline.ask.asking import ask_within
from pipeline.ask.client import Client
from pipeline.ask.reply import RefusedError, Reply, UnansweredError
from pipeline.warehouse.model_requests import UsedUp

__all__ = ["Client", "RefusedError", "Reply", "UnansweredError", "UsedUp", "ask_within"]
