"""The whole that shares are parts of, where it is said once for all of them: of users 27% chose one, 23% another."""

from pipeline.extract.reading import Reading, Scene
from pipeline.model import ClaimKind


def share(readings: list[Reading], scene: Scene) -> None:
    """A share without a whole of its own has that of the share before, in the sentence or in those before it while
    the same is measured."""
    memory, holds = scene.memory, scene.language.wholes_hold
    memory.whole_age += 1
    for reading in readings:
        if not holds or reading.kind is not ClaimKind.SHARE or reading.unit != "percent":
            continue
        if reading.whole:
            memory.whole, memory.whole_age, memory.whole_metric = reading.whole, 0, reading.metric_id
        elif memory.whole and memory.whole_age <= holds and memory.whole_metric == reading.metric_id:
            reading.whole = memory.whole
            memory.whole_age = 0
            reading.rules.append("whole:before")
