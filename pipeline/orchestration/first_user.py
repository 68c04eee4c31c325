"""AIRFLOW_USER and AIRFLOW_PASSWORD -> the first user of Airflow's login with users and roles (FAB).

`db init` runs this as a process of its own, `python -m pipeline.orchestration.first_user`, which prints what it did.

Where there is any user already nothing is changed: who may log in, and with what, is then the operators' business.
"""

import os
import sys
from collections.abc import Mapping
from typing import Any

SEE_FIGURES = ("can_read", "Plugins")
"""What the pages under Figures ask for. Of the roles that come with Airflow only Op and Admin have it."""
LOOK_ON = ("Viewer", "User")


def make_first_user(manager: Any, name: str, password: str | None) -> str:
    """`manager` is FAB's security manager. SystemExit where a password is needed and there is none."""
    manager.sync_roles()
    if manager.count_users():
        return "Airflow has users: no password and no role is changed"
    if not password:
        raise SystemExit("Airflow has no user yet, and AIRFLOW_PASSWORD is not set: it is for the first one")
    for role in LOOK_ON:
        manager.add_permission_to_role(manager.find_role(role), manager.create_permission(*SEE_FIGURES))
    # FAB wants an address for each user; nothing is sent to this one
    manager.add_user(name, name, "", f"{name}@newsfigures.invalid", manager.find_role("Admin"), password=password)
    return f"user {name} made, with the role Admin; {' and '.join(LOOK_ON)} may see Figures"


def main(env: Mapping[str, str]) -> None:
    from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder  # noqa: PLC0415 - slow

    with get_application_builder() as builder:
        said = make_first_user(builder.sm, env.get("AIRFLOW_USER") or "newsfigures", env.get("AIRFLOW_PASSWORD"))
    sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main(os.environ)
