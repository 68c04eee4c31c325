"""What the catalogue says of a metric -> the words by which the network knows it; no metric has a place of its own."""

from pipeline.catalog import metric_cues, metrics


def words_of(key: str, languages: tuple[str, ...]) -> str:
    """The key, its definition and sentences that are about it."""
    said = [
        sentence
        for language in languages
        for cue in metric_cues(language)
        if cue.metric.key == key
        for sentence in cue.positive
    ]
    return ". ".join([key.replace("_", " "), metrics()[key].definition, *said])
