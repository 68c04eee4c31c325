#!/bin/sh
# install_lock.sh PYTHON VENV LOCK: makes VENV with PYTHON, that of the environment which setup.sh has made, and installs exactly
# what LOCK names. With uv where there is one: pip before 23.3 refuses a pinned package that another package wants with an extra,
# once a newer version of it is out.
set -eu
python=$1 venv=$2 lock=$3

"$python" -m venv "$venv"
if command -v uv >/dev/null 2>&1; then uv=uv; elif [ -x "$(dirname "$python")/uv" ]; then uv=$(dirname "$python")/uv; else uv=""; fi
if [ -n "$uv" ]; then
    "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock"
else
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
fi
touch "$venv/.installed"
