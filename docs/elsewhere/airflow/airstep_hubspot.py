"""Runs a flow of Airstep, waits for its end without a worker, and continues only if it synced."""

from datetime import datetime, timedelta, timezone

from airflow.providers.amazon.aws.operators.step_function import (
    StepFunctionGetExecutionOutputOperator,
    StepFunctionStartExecutionOperator,
)
from airflow.sdk import dag, task  # in Airflow 2: from airflow.decorators import dag, task

FLOW = "arn:aws:states:eu-central-1:123456789012:stateMachine:airstep-prod-hubspot-airbyte-daily"
TIME = "{{ data_interval_end.strftime('%Y-%m-%dT%H:%M:%SZ') }}"
NAME = "airflow-{{ data_interval_end.strftime('%Y%m%dT%H%M%SZ') }}"


@dag(
    schedule="0 7 * * *",
    start_date=datetime(2026, 11, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    tags=["airbyte", "hubspot"],
)
def airstep_hubspot():
    start = StepFunctionStartExecutionOperator(
        task_id="sync",
        aws_conn_id="aws_default",
        state_machine_arn=FLOW,
        # The same for each try, so a try after a lost worker waits for the execution that runs.
        name=NAME,
        state_machine_input={"scheduledTime": TIME},
        deferrable=True,
        # Longer than the flow may take. The default, 30 minutes, fails the task while the sync goes on.
        waiter_delay=60,
        waiter_max_attempts=24 * 60,
        retries=2,
        retry_delay=timedelta(minutes=1),
    )

    output = StepFunctionGetExecutionOutputOperator(
        task_id="output", aws_conn_id="aws_default", execution_arn=start.output, retries=2
    )

    @task.short_circuit(retries=0)
    def synced(run: dict) -> bool:
        """An execution that succeeded may have synced nothing. Only SUCCEEDED is a success."""
        if run["status"] == "SKIPPED":
            return False  # all connections are switched off in Airbyte: skips what follows
        if run["status"] != "SUCCEEDED":
            raise ValueError(f"the flow ended as {run['status']}: {run.get('reason')}")
        return True

    @task
    def transform():
        """Replace this task with what follows the sync."""

    synced(output.output) >> transform()


airstep_hubspot()
