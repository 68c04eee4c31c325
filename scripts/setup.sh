#!/bin/sh
# Makes .venv and installs exactly what requirements.lock names. uv is used where it is or can be had; else pip does it, slower.
set -eu
venv=${1:-.venv}

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; }

python=""
for candidate in "${PYTHON:-}" python3 python3.12 python3.13 python3.11; do
    if [ -n "$candidate" ] && fits "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    echo "No Python 3.11, 3.12 or 3.13 found on PATH. Install one, or name it: make setup PYTHON=/path/to/python3.12" >&2
    exit 1
fi

if [ ! -x "$venv/bin/python" ]; then
    echo "Making $venv with $("$python" --version)"
    if ! "$python" -m venv "$venv" 2>"$venv.log"; then
        rm -rf "$venv"
        if command -v uv >/dev/null 2>&1; then
            uv venv --quiet --seed --python "$("$python" -c 'import sys; print(sys.executable)')" "$venv"
        else
            cat "$venv.log" >&2
            echo "Could not make $venv. On Debian and Ubuntu: install the package python3-venv, or uv." >&2
            exit 1
        fi
    fi
    rm -f "$venv.log"
fi

uv=""
if command -v uv >/dev/null 2>&1; then
    uv=uv
elif "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'uv>=0.5' >/dev/null 2>&1; then
    uv="$venv/bin/uv"
fi

echo "Installing $(grep -c '==' requirements.lock) packages from requirements.lock${uv:+ with uv}"
if [ -n "$uv" ]; then
    "$uv" pip install --quiet --python "$venv/bin/python" --compile-bytecode --require-hashes -r requirements.lock
    "$uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation -e .
else
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
touch "$venv/.installed"
