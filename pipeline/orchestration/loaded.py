"""What Celery's workers import before they fork a process for each task: what every task would import anew else.

docker-compose.yml names it among Celery's imports. SeparateQueuesExecutor does the same by itself.
"""

from pipeline.orchestration.executor import load_once

load_once()
