# One image for every service of docker-compose.yml: Airflow, the pipeline, and the sample newsstand.
FROM python:3.12-slim-bookworm

# curl: the health checks of docker-compose.yml
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 50000 newsfigures \
    && install -d -o newsfigures /var/lib/newsfigures /opt/newsfigures
WORKDIR /opt/newsfigures

# The lock first: an edit of the code does not install everything anew.
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY pipeline ./pipeline
COPY sql ./sql
COPY dags ./dags
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e .

USER newsfigures
ENV NEWSFIGURES_HOME=/var/lib/newsfigures \
    AIRFLOW_HOME=/var/lib/newsfigures/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/newsfigures/dags \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__CORE__EXECUTOR=pipeline.orchestration.executor.SeparateQueuesExecutor \
    PYTHONUNBUFFERED=1
CMD ["newsfigures", "--help"]
