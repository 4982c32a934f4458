"""Keeps the jobs that fuzzing starts short: one stream, one second."""

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.operation.definition.raw.get("operationId") != "run_performance_test" or not isinstance(case.body, dict):
        return
    specs = case.body.get("pipeline_performance_specs")
    if isinstance(specs, list):
        for spec in specs:
            if isinstance(spec, dict) and isinstance(spec.get("streams"), int) and 1 < spec["streams"] < 2**31:
                spec["streams"] = 1
    config = case.body.get("execution_config")
    if isinstance(config, dict) and isinstance(config.get("max_runtime", 0.0), (int, float)):
        if not 0 <= config.get("max_runtime", 0.0) <= 1:
            return
        config["max_runtime"] = 1
    elif config is None and "execution_config" not in case.body:
        case.body["execution_config"] = {"max_runtime": 1}
