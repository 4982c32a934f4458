#!/usr/bin/env python3
"""Detections of a model by OpenVINO's Python API, as a reference for the elements written in Java.

Reads raw I420 frames as GStreamer lays them out, converts, scales and decodes every n-th of them with numpy alone, and
prints a JSON document. Nothing is shared with the Java code but the model file and the frames.
"""

import argparse
import hashlib
import json
import math
import sys

import numpy as np
import openvino as ov

TIE = 0.01


def resize(image, width, height):
    """Bilinear with two taps and aligned centres, in floating point."""

    def taps(n, limit):
        at = np.clip((np.arange(n) + 0.5) * limit / n - 0.5, 0, limit - 1)
        low = np.floor(at).astype(int)
        return low, np.minimum(low + 1, limit - 1), (at - low).astype(np.float32)

    y0, y1, wy = taps(height, image.shape[0])
    x0, x1, wx = taps(width, image.shape[1])
    f = image.astype(np.float32)
    rows = f[y0] * (1 - wy)[:, None, None] + f[y1] * wy[:, None, None]
    return rows[:, x0] * (1 - wx)[None, :, None] + rows[:, x1] * wx[None, :, None]


def rgb(luma, u, v):
    """BT.601, luma 16..235; chroma, which lies left in the middle, is interpolated to full size first."""
    height, width = luma.shape

    def taps(at, limit):
        at = np.clip(at, 0, limit - 1)
        low = np.floor(at).astype(int)
        return low, np.minimum(low + 1, limit - 1), at - low

    y0, y1, wy = taps(np.arange(height) / 2 - 0.25, u.shape[0])
    x0, x1, wx = taps(np.arange(width) / 2, u.shape[1])

    def full(c):
        c = c.astype(np.float64) - 128
        rows = c[y0] * (1 - wy)[:, None] + c[y1] * wy[:, None]
        return (rows[:, x0] * (1 - wx) + rows[:, x1] * wx) * 255 / 224

    y = (luma.astype(np.float64) - 16) * 255 / 219
    u, v = full(u), full(v)
    g = y - (0.114 * 1.772 * u + 0.299 * 1.402 * v) / 0.587
    return np.clip(np.stack([y + 1.402 * v, g, y + 1.772 * u], axis=2), 0, 255)


def suppress(found, limit):
    """Greedy non-maximum suppression among boxes of one class; boxes are [label, score, x0, y0, x1, y1].

    A suppressed box whose score is within TIE of the one that suppressed it could as well have won: it is kept as the
    latter's alternative, in a list behind the coordinates.
    """
    kept = []
    for d in sorted(found, key=lambda d: -d[1]):
        stronger = next((k for k in kept if k[0] == d[0] and iou(k[2:6], d[2:]) > limit), None)
        if stronger is None:
            kept.append(d + [[]])
        elif stronger[1] - d[1] < TIE:
            stronger[6].append(d[2:])
    return kept


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    area = lambda r: (r[2] - r[0]) * (r[3] - r[1])
    return w * h / (area(a) + area(b) - w * h)


class SsdMobileNet:
    """The 23-class detector with 1917 anchors on grids of 19, 10, 5, 3, 2 and 1 cells."""

    width = height = 300
    shape = [1, 300, 300, 3]

    def __init__(self):
        scales = [0.2 + 0.15 * k for k in range(6)] + [1.0]
        rows = []
        for k, n in enumerate((19, 10, 5, 3, 2, 1)):
            if k == 0:
                sizes = [(0.1, 1), (scales[0], 2), (scales[0], 0.5)]
            else:
                sizes = [(scales[k], r) for r in (1, 2, 0.5, 3, 0.3333)]
                sizes.append((math.sqrt(scales[k] * scales[k + 1]), 1))
            for y in range(n):
                for x in range(n):
                    for s, r in sizes:
                        rows.append(((x + 0.5) / n, (y + 0.5) / n, s * math.sqrt(r), s / math.sqrt(r)))
        self.anchors = np.array(rows)

    def tensor(self, image):
        return (resize(image, 300, 300) / 127.5 - 1)[None].astype(np.float32)

    def decode(self, outputs, threshold):
        box = outputs["raw_outputs/box_encodings"][0]
        score = 1 / (1 + np.exp(-outputs["raw_outputs/class_predictions"][0]))
        a = self.anchors
        cx = box[:, 1] / 10 * a[:, 2] + a[:, 0]
        cy = box[:, 0] / 10 * a[:, 3] + a[:, 1]
        w = np.exp(box[:, 3] / 5) * a[:, 2]
        h = np.exp(box[:, 2] / 5) * a[:, 3]
        label = score[:, 1:].argmax(1) + 1
        best = score[np.arange(len(label)), label]
        found = [
            [int(label[i]), float(best[i]), cx[i] - w[i] / 2, cy[i] - h[i] / 2, cx[i] + w[i] / 2, cy[i] + h[i] / 2]
            for i in np.flatnonzero(best >= threshold)
        ]
        return suppress(found, 0.5)


class CenterFace:
    """The face detector with a heat map of stride 4, at 320x256."""

    width, height = 320, 256
    shape = [1, 3, 256, 320]

    def tensor(self, image):
        return resize(image, 320, 256).transpose(2, 0, 1)[None].astype(np.float32)

    def decode(self, outputs, threshold):
        heat = outputs["537"][0, 0]
        size, offset = outputs["538"][0], outputs["539"][0]
        found = []
        for y, x in zip(*np.nonzero(heat >= threshold)):
            h, w = 4 * np.exp(size[:, y, x])
            cy = 4 * (y + 0.5 + offset[0, y, x])
            cx = 4 * (x + 0.5 + offset[1, y, x])
            box = [(cx - w / 2) / 320, (cy - h / 2) / 256, (cx + w / 2) / 320, (cy + h / 2) / 256]
            found.append([0, float(heat[y, x])] + [float(v) for v in box])
        return suppress(found, 0.3)


KINDS = {"ssd": SsdMobileNet, "centerface": CenterFace}


def frames(stream, width, height):
    """Rows are padded to four bytes, planes to two rows."""
    up = lambda n, to: (n + to - 1) // to * to
    wide, narrow = up(width, 4), up(up(width, 2) // 2, 4)
    rows, half = up(height, 2), up(height, 2) // 2
    size = wide * rows + 2 * narrow * half
    while True:
        data = np.frombuffer(stream.read(size), np.uint8)
        if len(data) < size:
            return
        luma = data[: wide * rows].reshape(rows, wide)[:height, :width]
        u, v = data[wide * rows :].reshape(2, half, narrow)[:, :, : (width + 1) // 2]
        yield luma, u, v


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--kind", choices=KINDS, required=True)
    p.add_argument("--model", required=True)
    p.add_argument("--video", required=True, help="the file the frames come from; only its name and digest are used")
    p.add_argument("--size", required=True, help="WIDTHxHEIGHT of the frames")
    p.add_argument("--every", type=int, default=1)
    p.add_argument("--limit", type=int, default=50, help="frames to look at")
    p.add_argument("--threshold", type=float, default=0.35)
    a = p.parse_args()
    width, height = map(int, a.size.split("x"))
    kind = KINDS[a.kind]()
    core = ov.Core()
    model = core.read_model(a.model)
    model.reshape(kind.shape)
    compiled = core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    result = {}
    for number, planes in enumerate(frames(sys.stdin.buffer, width, height)):
        if number % a.every or len(result) >= a.limit:
            continue
        raw = compiled(kind.tensor(rgb(*planes)))
        outputs = {o.get_any_name(): raw[o] for o in compiled.outputs}
        box = lambda b: [round(min(1.0, max(0.0, float(v))), 5) for v in b]
        result[str(number)] = [
            [d[0], round(d[1], 5)] + box(d[2:6]) + [[box(b) for b in d[6]]] for d in kind.decode(outputs, a.threshold)
        ]
    name = lambda path: path.rsplit("/", 1)[-1]
    head = {
        "openvino": ov.__version__,
        "model": name(a.model),
        "model_sha256": digest(a.model),
        "video": name(a.video),
        "video_sha256": digest(a.video),
        "threshold": a.threshold,
        "fields": ["label", "confidence", "left", "top", "right", "bottom", "boxes of equal right"],
    }
    lines = ",\n".join('    "%s": %s' % (k, json.dumps(v)) for k, v in result.items())
    print(json.dumps(head, indent=2)[:-2] + ',\n  "frames": {\n' + lines + "\n  }\n}")


if __name__ == "__main__":
    main()
