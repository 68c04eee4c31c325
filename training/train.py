"""Gold -> the file that the product ships: `python -m training.train GOLD --work FOLDER`, stage by stage.

Each stage keeps what it made in the work folder and is left out where that is there: a run that was cut goes on.
docs/train-the-reader.md tells what the stages are and how long they take."""

import argparse
import json
import pickle
import shutil
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import torch

from pipeline.catalog import metrics
from pipeline.reader.slots import LANGUAGES
from training.corpus import (
    DEPTH,
    FROZEN,
    PLAIN,
    TITLED,
    corpus_of,
    epochs_of,
    metric_pieces,
    metric_words,
    tensors_of,
    windows_of,
)
from training.fit import Corpus, fit, predict
from training.gold import GoldDocument, GoldError, prepare
from training.network import Reader
from training.outliers import outliers_of
from training.pack import pack
from training.shipped import from_shipped
from training.stacking import stack, views
from training.start import Start, read_start

EPOCHS, SEED = 3, 7
INVENTED = Path(__file__).parent / "gold"  # the project's own texts, which are added to the gold
SORTS = ("invented", "chains", "passed_on", "wordings")
SHIPPED = Path("pipeline/reader/reader.zip")


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
        titled = corpora[0]
        own = [(row, one) for row, one in enumerate(titled.examples) if one.fold == held and one.labels]
        rows = [row for row, one in own if is_stacked(one.document, once=one.once)]
        (folder / "held.pickle").write_bytes(pickle.dumps(predict(network, titled, rows, words), protocol=5))
    torch.save(network.state_dict(), folder / "network.pt")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder with train_<language>.jsonl")
    parser.add_argument("--wheels", type=Path, help="folder with the wheels, to build from scratch")
    parser.add_argument("--start", type=Path, default=SHIPPED, help="else: the file to start from")
    parser.add_argument("--work", type=Path, default=Path(".newsfigures/train"), help="folder of the stages")
    parser.add_argument(
        "--folds", type=_folds, default="0,1,2,3", help="folds of the gold that are used (default: %(default)s)"
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--only", help="one stage: a fold's number, final, stack or pack")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    stages = {*map(str, options.folds), "final", "stack", "pack"}
    if options.only not in {None, *stages}:
        parser.error(f"--only {options.only}: no such stage; one of {', '.join(sorted(stages))}")
    torch.set_num_threads(1)
    try:
        run_stages(options)
    except (GoldError, FileNotFoundError) as wrong:
        parser.error(str(wrong))


def _folds(text: str) -> list[int]:
    """0,1,3 -> those numbers, for argparse."""
    try:
        return sorted({int(one) for one in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: write numbers of folds with commas, such as 0,1,2,3") from None


def run_stages(options: argparse.Namespace) -> None:
    paths = [options.gold / f"train_{language}.jsonl" for language in LANGUAGES]
    paths += [INVENTED / f"{sort}_{language}.jsonl" for sort in SORTS for language in LANGUAGES]
    start = read_start(options.wheels) if options.wheels else from_shipped(options.start)
    if options.only not in {"stack", "pack"}:
        train_networks(paths, start, options.folds, options)
    if options.only in {None, "stack"}:
        stack_folds(paths, start, options.folds, options.work)
    if options.only in {None, "pack"}:
        pack_all(paths, start, options.work, options.out)


def train_networks(paths: Sequence[Path], start: Start, folds: Sequence[int], options: argparse.Namespace) -> None:
    """That of each fold and the final one, or the one that is asked for."""
    used_of(prepare(list(paths), options.work), folds)
    corpora = [corpus_of(paths, start, options.work, variant) for variant in (TITLED, PLAIN)]
    for held in (*folds, None):
        if options.only in {None, "final" if held is None else str(held)}:
            train_fold(start, corpora, folds, held, work=options.work, epochs=options.epochs)


def is_stacked(document: str, *, once: bool) -> bool:
    """All that each epoch reads, and a quarter of what one epoch reads: choosers have few weights, and documents cost
    memory and time."""
    return not once or crc32(document.encode()) % 4 == 0


def used_of(documents: Sequence[GoldDocument], folds: Sequence[int]) -> list[GoldDocument]:
    """Those of the folds. The others are counted: one without a fold may be one that should have one."""
    used = [one for one in documents if one.fold in folds]
    if left := len(documents) - len(used):
        print(f"{left} of {len(documents)} documents are not used: their fold is none of {folds}", flush=True)
    return used


def stack_folds(paths: Sequence[Path], start: Start, folds: Sequence[int], work: Path) -> None:
    used = used_of(prepare(list(paths), work), folds)
    documents = [one for one in used if is_stacked(one.name, once=one.once)]
    held = [work / "runs" / f"fold{fold}" / "held.pickle" for fold in folds]
    found = views(documents, windows_of(paths, start, work), held, tuple(metrics()))
    kept = work / "choosers"
    stacked = stack(documents, found, folds, kept)
    (work / "stacked.pickle").write_bytes(pickle.dumps(stacked))
    (work / "figures.json").write_text(json.dumps(stacked.measured, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    shutil.rmtree(kept)


def pack_all(paths: Sequence[Path], start: Start, work: Path, out: Path) -> None:
    corpus = corpus_of(paths, start, work, TITLED)
    stacked = pickle.loads((work / "stacked.pickle").read_bytes())  # noqa: S301 - our own file
    network = Reader(tensors_of(start), FROZEN, DEPTH)
    network.load_state_dict(torch.load(work / "runs" / "final" / "network.pt", weights_only=True))
    network.eval()
    pack(
        out,
        tensors=tensors_of(start),
        tokenizer=start.tokenizer,
        network=network,
        frozen=FROZEN,
        outliers=outliers_of(network, corpus, FROZEN),
        example=next(one for one in corpus.examples if one.labels and len(one.arrays["time_first"])),
        words=metric_words(start),
        used=sorted({int(piece) for one in corpus.examples for piece in one.window.ids} | metric_pieces(start)),
        choosers=stacked.choosers,
        curves=stacked.curves,
        facts={
            "languages": LANGUAGES,
            "records": {key: [one.marked, one.right, one.wrong] for key, one in stacked.records.items()},
            **stacked.measured,
        },
    )


if __name__ == "__main__":
    main()
