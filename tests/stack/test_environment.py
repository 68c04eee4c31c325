"""What Airflow's processes are told: secrets of the home, this machine only, no open admin."""

import json
import socket
import stat
import subprocess
from dataclasses import replace
from typing import Any

import pytest

from pipeline.errors import ConfigError
from pipeline.settings import Settings
from pipeline.stack.environment import Secrets, airflow_env, free_port, write_shell_file


@pytest.fixture
def settings(tmp_path):
    return Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path / "home")})


def env_of(settings: Settings, **base: str) -> dict[str, Any]:
    return airflow_env(
        settings,
        base=base,
        secret=Secrets.of_home(settings.home),
        port=8123,
        metadata_url="postgresql+psycopg2://m",
        warehouse_url="postgresql+psycopg://w",
        host_map={"a.test": ("127.0.0.1", 8099)},
    )


def test_secrets_are_made_once_and_for_the_owner_alone(settings):
    assert Secrets.of_home(settings.home) == Secrets.of_home(settings.home)
    env = env_of(settings)
    passwords = env["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"]
    for file in (settings.home / "secrets.json", passwords):
        assert stat.S_IMODE((settings.home / file).stat().st_mode) == 0o600
    assert len(env["AIRFLOW__API_AUTH__JWT_SECRET"]) >= 64
    with (settings.home / passwords).open() as told:
        assert json.load(told) == {"newsfigures": Secrets.of_home(settings.home).password}


def test_damaged_secrets_are_named(settings):
    settings.home.mkdir()
    (settings.home / "secrets.json").write_text("{")
    with pytest.raises(ConfigError, match=r"secrets.json is damaged"):
        Secrets.of_home(settings.home)


def test_the_users_words_pass_through_but_cannot_open_the_door(settings):
    env = env_of(
        settings,
        AIRFLOW__CORE__PARALLELISM="8",
        AIRFLOW__SMTP__HOST="mail.test",
        AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS="True",
        AIRFLOW__API__HOST="0.0.0.0",  # noqa: S104 - what must not come through
    )
    assert (env["AIRFLOW__CORE__PARALLELISM"], env["AIRFLOW__SMTP__HOST"]) == ("8", "mail.test")
    assert env["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS"] == "False"
    assert env["AIRFLOW__API__HOST"] == "127.0.0.1"


def test_the_more_sources_there_are_the_less_often_their_dag_files_are_read(settings):
    every = "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL"
    assert env_of(settings)[every] == "30"
    folder = settings.home / "sources"
    folder.mkdir(parents=True)
    feeds = "".join(f'p{n} = "https://p{n}.example/rss.xml"\n' for n in range(496))
    (folder / "feeds.toml").write_text(feeds)
    many = replace(settings, sources_dir=folder)
    assert env_of(many)[every] == "100"
    assert env_of(many, **{every: "45"})[every] == "45"


def test_tasks_find_the_api_and_the_newsstand(settings):
    env = env_of(settings, HTTP_PROXY="http://proxy.test:3128", no_proxy="intern.test")
    assert env["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8123"
    assert env["NO_PROXY"] == env["no_proxy"] == "intern.test,127.0.0.1,localhost"
    assert Settings.from_env(env).host_map == {"a.test": ("127.0.0.1", 8099)}


def test_a_shell_can_be_told_which_airflow_is_meant(settings):
    file = settings.home / "airflow.env"
    write_shell_file(file, {**env_of(settings), "AIRFLOW__SMTP__HOST": "it's here", "HOME": "/root"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = subprocess.run(
        ["sh", "-c", '. "$0"; echo "$AIRFLOW__SMTP__HOST $AIRFLOW__API__PORT"', str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={},
    )
    assert said.stdout == "it's here 8123\n"
    assert "export HOME" not in file.read_text()


def test_keys_to_services_of_others_are_in_no_file_for_the_shell(settings, tmp_path):
    named = ("NEWSFIGURES_LLM", "NEWSFIGURES_ARCHIVE", "NEWSFIGURES_ALERTS", "SPARK_DEFAULT", "MY_BANK")
    connections = {f"AIRFLOW_CONN_{name}": "{sk-1}" for name in named}
    given = {"NEWSFIGURES_LLM_KEY": "sk-1", "AWS_SECRET_ACCESS_KEY": "sk-1", "NEWSFIGURES_LLM_MODEL": "small"}
    write_shell_file(tmp_path / "airflow.env", {**env_of(settings), **connections, **given})
    told = (tmp_path / "airflow.env").read_text()
    assert "export NEWSFIGURES_LLM_MODEL=small" in told
    assert "AIRFLOW_CONN_" not in told
    assert "sk-1" not in told


def test_a_taken_port_is_passed_over():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        taken = held.getsockname()[1]
        assert free_port(taken) != taken
    assert free_port(taken) == taken
