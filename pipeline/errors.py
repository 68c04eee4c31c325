"""The three ways a run can fail. Everything that leaves the flow without failing it is a Drop."""


class PipelineError(Exception):
    """Something went wrong; the message names the thing and the remedy."""


class TransientError(PipelineError):
    """Trying again later may work: a time-out, a full connection pool, a 503."""


class ConfigError(PipelineError):
    """Trying again will not help: a person has to change a file, a setting or a permission."""
