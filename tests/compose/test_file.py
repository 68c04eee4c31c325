"""docker-compose.yml: right by the Compose Specification, no secret with a default, every service held in."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.support.composed import FILE, ROOT, SECRETS, MissingError, composed, raw, services, variables

SCHEMA = Path(__file__).with_name("compose-spec.json")
ONE_SHOT = {"init", "backup"}
OURS = sorted(set(services()) - {"postgres", "redis"})
EXACT = re.compile(r"[a-z]+:\d+\.\d+(\.\d+)?-[a-z]+(-[a-z]+)?")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")

every_service = pytest.mark.parametrize("name", services())


def faults(found: dict[str, Any]) -> list[str]:
    """What the specification has against it. Its `name` is younger than the schema kept here."""
    checked = {key: part for key, part in found.items() if key != "name"}
    validator = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(checked)]


@pytest.mark.parametrize("found", [raw(), composed(SECRETS)], ids=["as it stands", "with its variables"])
def test_the_file_is_right_by_the_specification(found: dict[str, Any]) -> None:
    assert faults(found) == []
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", found["name"])


@pytest.mark.parametrize(
    "wrong",
    [{"mem_limits": "1g"}, {"healthcheck": {"tests": ["CMD"]}}, {"depends_on": {"init": {"condition": "ended"}}}],
    ids=["an unknown key", "an unknown key of a check", "an unknown condition"],
)
def test_the_specification_finds_what_is_wrong(wrong: dict[str, Any]) -> None:
    found = raw()
    found["services"]["newsstand"] |= wrong
    assert len(faults(found)) == 1


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("left", [{}, {"": ""}], ids=["missing", "empty"])
def test_without_a_secret_nothing_starts(secret: str, left: dict[str, str]) -> None:
    env = {name: word for name, word in SECRETS.items() if name != secret}
    with pytest.raises(MissingError, match=rf"^{secret}: set {secret}, as \.env\.example says$"):
        composed(env | ({secret: ""} if left else {}))


def test_no_secret_has_a_default() -> None:
    defaults = variables()
    secret = {name for name in defaults if re.search("PASSWORD|SECRET|KEY|TOKEN$", name)}
    assert secret > set(SECRETS)
    assert {name: defaults[name] for name in secret - set(SECRETS)} == {
        "AWS_ACCESS_KEY_ID": {""},
        "AWS_SECRET_ACCESS_KEY": {""},
        "EXPLORER_DATABASE_PASSWORD": {""},
        "FLOWER_PASSWORD": {""},
        "NEWSFIGURES_EXPLORE_TOKEN": {""},
        "NEWSFIGURES_LLM_KEY": {""},
        "REDIS_PASSWORD": {""},
    }, "only what most do without"


@every_service
def test_a_service_has_only_the_rights_that_it_needs(name: str) -> None:
    found = services()[name]
    assert found["read_only"] is True
    assert found["cap_drop"] == ["ALL"]
    assert found["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in found
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", found["user"]), "not root"
    assert any(mount.startswith("/tmp:") for mount in found["tmpfs"])  # noqa: S108 - in the container


@every_service
def test_a_service_is_bounded_and_has_time_to_end(name: str) -> None:
    found = services()[name]
    assert re.fullmatch(r"\d+[mg]", found["mem_limit"])
    assert re.fullmatch(r"\d+[sm]", found["stop_grace_period"])
    assert set(found["logging"]["options"]) == {"max-size", "max-file"}


def test_each_time_to_end_has_its_reason() -> None:
    given = [line for line in FILE.read_text(encoding="utf-8").splitlines() if "stop_grace_period:" in line]
    assert len(given) == len(services())
    assert all(re.search(r"# \w+ \w+", line) for line in given)


@every_service
def test_a_service_says_whether_it_is_well_or_ends_by_itself(name: str) -> None:
    found = services()[name]
    assert ("healthcheck" in found) is (name not in ONE_SHOT)
    assert (found["restart"] == "no") is (name in ONE_SHOT)


@every_service
def test_what_is_published_is_for_this_machine_alone(name: str) -> None:
    for port in services()[name].get("ports", []):
        assert port.startswith("127.0.0.1:")


@every_service
def test_sources_can_only_be_read(name: str) -> None:
    for mount in services()[name].get("volumes", []):
        if mount.startswith("./sources"):
            assert mount == f"./sources:{services()[name]['environment']['NEWSFIGURES_SOURCES_DIR']}:ro"


def test_every_service_that_reads_sources_has_them_mounted() -> None:
    reading = {name for name, one in services().items() if "NEWSFIGURES_SOURCES_DIR" in one.get("environment", {})}
    mounted = {name for name, one in services().items() if any("./sources" in at for at in one.get("volumes", []))}
    assert reading == mounted > {"explorer", "init"}


def test_images_are_pinned_to_an_exact_version() -> None:
    assert EXACT.fullmatch(services()["postgres"]["image"])
    assert EXACT.fullmatch(services()["redis"]["image"])
    (base,) = re.findall(r"^ARG PYTHON_IMAGE=(.*)$", DOCKERFILE, re.MULTILINE)
    assert EXACT.fullmatch(base)
    assert {services()[name]["build"]["args"]["PYTHON_IMAGE"] for name in OURS} == {base}
    assert {services()[name]["image"] for name in OURS} == {"newsfigures:0.1.0"}


def test_the_web_pages_alone_get_no_secret_of_anybody_else() -> None:
    found = services(SECRETS | {"EXPLORER_DATABASE_PASSWORD": "for reading", "NEWSFIGURES_EXPLORE_TOKEN": "to get in"})
    explorer = found["explorer"]
    assert not set(SECRETS.values()) & set(explorer["environment"].values())
    assert not any("state" in mount for mount in explorer["volumes"]), "nor the archive"


def test_the_user_of_the_image_is_that_of_the_services() -> None:
    (user,) = {services()[name]["user"] for name in OURS}
    for number in re.findall(r"--[ug]id (\d+)", DOCKERFILE):
        assert number in user.split(":")


@pytest.mark.parametrize("name", OURS)
def test_folders_that_are_mounted_are_there_in_the_image(name: str) -> None:
    """One that is missing is made by root, and nobody else can write to it."""
    made = set(re.findall(r"install -d .*?(/\S+)", DOCKERFILE))
    wanted = {mount.split(":")[1] for mount in services()[name].get("volumes", [])}
    assert wanted - {"/backups"} <= made, "the folder for backups belongs to the operator"


def test_the_image_takes_in_what_it_copies() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {word for line in re.findall(r"^COPY (.*) \S+$", DOCKERFILE, re.MULTILINE) for word in line.split()}
    assert kept == copied
    assert all((ROOT / name).exists() for name in copied)
