"""Plays a DAG file against an endpoint of Step Functions, without Airflow.

Stand-ins take the place of the few names that the file imports. Operators have the parameters of the
Amazon provider 9, and call StartExecution and DescribeExecution as its hook does. Not covered: Airflow's
scheduler, its rendering of other templates, and its credentials.

Usage: play_dag.py FILE ENDPOINT TIME TRIES. Prints a line for each task: its name and how it ended.
"""

import json
import re
import runpy
import sys
import types
import urllib.error
import urllib.request
from datetime import datetime

FILE, ENDPOINT, TIME, TRIES = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
CONTEXT = {"data_interval_end": datetime.fromisoformat(TIME.replace("Z", "+00:00"))}
TASKS = []


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


def call(operation, **arguments):
    request = urllib.request.Request(
        ENDPOINT,
        data=json.dumps(arguments).encode(),
        headers={"X-Amz-Target": "AWSStepFunctions." + operation, "Content-Type": "application/x-amz-json-1.0"},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise Failed(json.load(refused)["__type"].split("#")[-1]) from None


def rendered(value):
    if isinstance(value, dict):
        return {key: rendered(each) for key, each in value.items()}
    if isinstance(value, str):
        return re.sub(r"\{\{(.*?)}}", lambda found: str(eval(found[1], {}, CONTEXT)), value)
    return value.value() if isinstance(value, Task) else value


class Task:
    def __init__(self, task_id, work, retries=0):
        self.task_id, self.work, self.retries, self.after, self.result = task_id, work, retries, [], None
        TASKS.append(self)

    @property
    def output(self):
        return self

    def value(self):
        return self.result

    def __rshift__(self, other):
        other.after.append(self)
        return other


class Start(Task):
    def __init__(self, *, task_id, aws_conn_id, state_machine_arn, name=None, is_redrive_execution=False,
                 state_machine_input=None, waiter_max_attempts=30, waiter_delay=60, deferrable=False,
                 retries=0, retry_delay=None):
        assert deferrable and not is_redrive_execution and waiter_delay == 60
        self.arguments = dict(stateMachineArn=state_machine_arn, name=name, input=state_machine_input)
        self.attempts = waiter_max_attempts
        super().__init__(task_id, self.start, retries)

    def start(self):
        arguments = rendered(self.arguments)
        arguments["input"] = json.dumps(arguments["input"])
        arn = call("StartExecution", **arguments)["executionArn"]
        for _ in range(self.attempts):
            status = call("DescribeExecution", executionArn=arn)["status"]
            if status != "RUNNING":
                break
        if status != "SUCCEEDED":
            raise Failed(status)
        return arn


class Output(Task):
    def __init__(self, *, task_id, aws_conn_id, execution_arn, retries=0):
        self.after_start = execution_arn
        super().__init__(task_id, self.read, retries)
        self.after.append(execution_arn)

    def read(self):
        return json.loads(call("DescribeExecution", executionArn=self.after_start.result)["output"])


def decorated(short_circuit, function, retries=0):
    def create(*arguments):
        def work():
            result = function(*[rendered(each) for each in arguments])
            if short_circuit and not result:
                raise Skipped()
            return result

        created = Task(function.__name__, work, retries)
        created.after += [each for each in arguments if isinstance(each, Task)]
        return created

    return create


def task(function):
    return decorated(False, function)


task.short_circuit = lambda retries=0: lambda function: decorated(True, function, retries)


def dag(*, schedule, start_date, catchup, max_active_runs, tags):
    assert start_date.tzinfo and not catchup
    return lambda function: function


def module(name, **names):
    made = types.ModuleType(name)
    made.__dict__.update(names, __path__=[])
    sys.modules[name] = made


for package in ("airflow", "airflow.providers", "airflow.providers.amazon", "airflow.providers.amazon.aws",
                "airflow.providers.amazon.aws.operators"):
    module(package)
module("airflow.sdk", dag=dag, task=task)
module("airflow.providers.amazon.aws.operators.step_function",
       StepFunctionStartExecutionOperator=Start, StepFunctionGetExecutionOutputOperator=Output)

runpy.run_path(FILE)
ended = {}
for each in TASKS:
    if any(ended[before] != "success" for before in each.after):
        ended[each] = "upstream" if any(ended[before] != "skipping" for before in each.after) else "skipped"
    else:
        for _ in range(min(TRIES, each.retries + 1)):
            try:
                each.result = each.work()
                ended[each] = "success"
                break
            except Skipped:
                ended[each] = "skipping"
                break
            except (Failed, ValueError) as problem:
                ended[each] = "failed " + str(problem)
    print(each.task_id, ended[each])
