"""The loop of OpenVINO's benchmark_app, in slices on demand.

Usage: benchmark_loop.py MODEL HINT NIREQ WIDTH HEIGHT. Reads a number of seconds per line, runs for so long, and prints
frames per second, processor milliseconds per inference and the median latency in milliseconds. The model takes
unsigned bytes, as the product's elements feed it.
"""
import sys
import time

import numpy as np
import openvino as ov
from openvino.preprocess import PrePostProcessor
from openvino.tools.benchmark.benchmark import Benchmark

path, hint, nireq, width, height = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
core = ov.Core()
model = core.read_model(path)
shape = model.input(0).partial_shape
planar = shape[1].is_static and shape[1].get_length() == 3
model.reshape([1, 3, height, width] if planar else [1, height, width, 3])
steps = PrePostProcessor(model)
steps.input(0).tensor().set_element_type(ov.Type.u8)
compiled = core.compile_model(steps.build(), "CPU", {"PERFORMANCE_HINT": hint, "ENABLE_CPU_PINNING": False})
queue = ov.AsyncInferQueue(compiled, nireq)
for request in queue:
    request.set_input_tensor(ov.Tensor(np.zeros(compiled.input(0).shape, np.uint8)))


class Frames:
    """benchmark_app asks how many frames the next inference has."""

    def get_next_batch_size(self):
        return 1


bench = Benchmark("CPU", nireq, None, 1, "async", True)
bench.niter = None
bench.duration_seconds = 1
bench.async_inference_only(queue, Frames())
print("ready", compiled.get_property("INFERENCE_PRECISION_HINT").get_type_name(), flush=True)
for line in sys.stdin:
    bench.duration_seconds = float(line)
    cpu = time.process_time()
    times, seconds, count = bench.async_inference_only(queue, Frames())
    cpu = time.process_time() - cpu
    print(count / seconds, 1000 * cpu / count, times[len(times) // 2], flush=True)
