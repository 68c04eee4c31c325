# One image for every service of docker-compose.yml but PostgreSQL: Airflow, the pipeline, and the sample newsstand.
ARG PYTHON_IMAGE=python:3.12.14-slim-bookworm
FROM ${PYTHON_IMAGE}

# curl: the health checks of docker-compose.yml
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 50000 newsfigures \
    && useradd --create-home --uid 50000 --gid 50000 newsfigures \
    && install -d -o newsfigures -g newsfigures -m 700 /var/lib/newsfigures \
    && install -d /opt/newsfigures/sources
WORKDIR /opt/newsfigures

# The lock first: an edit of the code does not install everything anew.
COPY requirements-compose.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-compose.lock

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY pipeline ./pipeline
COPY newsfigures ./newsfigures
COPY sql ./sql
COPY dags ./dags
# Installed as a package and compiled, since nothing of it can be written to later.
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

USER newsfigures
ENV NEWSFIGURES_HOME=/var/lib/newsfigures \
    AIRFLOW_HOME=/var/lib/newsfigures/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/newsfigures/dags \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__CORE__EXECUTOR=pipeline.orchestration.executor.SeparateQueuesExecutor \
    PYTHONUNBUFFERED=1
CMD ["newsfigures", "--help"]
