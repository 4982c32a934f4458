"""Outputs of detectors and classifiers with what they mean, computed with numpy alone.

Usage: decoder_cases.py FILE.json. Tensors are written sparsely: a value for all elements, and index and value of the
others. Boxes are left, top, right and bottom in 0..1 of the input. The formulas are those that the authors of each
family publish; nothing here shares code with the product.
"""
import json
import sys

import numpy as np

rng = np.random.default_rng(20)
cases = []


def sparse(name, array):
    flat = array.astype(np.float32).ravel()
    values, counts = np.unique(flat, return_counts=True)
    base = values[counts.argmax()]
    where = np.flatnonzero(flat != base)
    return {"name": name, "shape": list(array.shape), "base": float(base),
            "values": [[int(i), float(flat[i])] for i in where]}


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0
    area = lambda r: (r[2] - r[0]) * (r[3] - r[1])
    return w * h / (area(a) + area(b) - w * h)


def nms(found, limit=0.5):
    kept = []
    for f in sorted(found, key=lambda f: -f["confidence"]):
        if all(k["label"] != f["label"] or iou(k["box"], f["box"]) <= limit for k in kept):
            kept.append(f)
    return kept


def hit(cx, cy, w, h, confidence, label):
    return {"box": [float(cx - w / 2), float(cy - h / 2), float(cx + w / 2), float(cy + h / 2)],
            "confidence": float(confidence), "label": int(label)}


def case(description, size, tensors, expected, threshold=0.5, recognised=False):
    cases.append({"description": description, "width": size[0], "height": size[1], "threshold": threshold,
                  "recognised": recognised, "tensors": tensors,
                  "detections": sorted(expected, key=lambda f: -f["confidence"])})


def cells(size):
    return [(x, y, s) for s in (8, 16, 32) for y in range(-(-size[1] // s)) for x in range(-(-size[0] // s))]


size = (96, 64)
grid = cells(size)
n = len(grid)

# YOLOv8 and its kin: the second box is suppressed by the first, the third is of another class.
columns = np.zeros((1, 4 + 3, n), np.float32)
for at, (box, scores) in {5: ((40, 30, 20, 10), (.1, .9, .2)), 9: ((41, 30, 20, 10), (0, .7, 0)),
                          20: ((40, 31, 21, 10), (.6, .5, .1)), 33: ((10, 10, 5, 5), (.4, .3, .2))}.items():
    columns[0, :4, at] = box
    columns[0, 4:, at] = scores
found = [hit(*(columns[0, :4, i] / np.array([96, 64, 96, 64])), columns[0, 4:, i].max(), columns[0, 4:, i].argmax())
         for i in range(n) if columns[0, 4:, i].max() >= .5]
case({"converter": "yolo_v8"}, size, [sparse("output0", columns)], nms(found), recognised=True)
posed = np.concatenate([columns[:, :5], rng.random((1, 9, n)).round(2).astype(np.float32) * (columns[:, 5:6] > 0)], 1)
posed[0, 4] = columns[0, 4:].max(0)
case({"converter": "yolo_v8_pose"}, size, [sparse("output0", posed)],
     nms([dict(f, label=0) for f in found]))

# YOLOv5/v7 with their last layer: three boxes per cell.
rows = np.zeros((1, 3 * n, 5 + 4), np.float32)
for at, row in {7: (50, 20, 30, 12, .9, .1, .2, .95, .3), 70: (48, 22, 8, 9, .8, .9, .1, .1, .1),
                71: (48, 22, 8, 9, .6, .6, .1, .1, .1), 90: (5, 5, 4, 4, .4, 1, 0, 0, 0)}.items():
    rows[0, at] = row
found = [hit(*(r[:4] / np.array([96, 64, 96, 64])), r[4] * r[5:].max(), r[5:].argmax())
         for r in rows[0] if r[4] * r[5:].max() >= .5]
case({"converter": "yolo_v5"}, size, [sparse("output", rows)], nms(found), recognised=True)

# YOLOX.
rows = np.zeros((1, n, 5 + 2), np.float32)
for at in (3, 100, 120):
    rows[0, at] = np.concatenate([rng.normal(0, .4, 4), [.9], rng.uniform(.6, 1, 2)])
found = []
for (x, y, s), r in zip(grid, rows[0]):
    if r[4] * r[5:].max() >= .5:
        found.append(hit((r[0] + x) * s / 96, (r[1] + y) * s / 64, np.exp(r[2]) * s / 96, np.exp(r[3]) * s / 64,
                         r[4] * r[5:].max(), r[5:].argmax()))
case({"converter": "yolo_x"}, size, [sparse("output", rows)], nms(found), recognised=True)

# NanoDet.
bins = 8
rows = np.zeros((1, n, 5 + 4 * bins), np.float32)
for at in (10, 110):
    rows[0, at, at % 5] = .8
    rows[0, at, 5:] = rng.normal(0, 2, 4 * bins)
found = []
for (x, y, s), r in zip(grid, rows[0]):
    if r[:5].max() >= .5:
        left, top, right, bottom = softmax(r[5:].reshape(4, bins)) @ np.arange(bins)
        box = [(x + .5 - left) * s / 96, (y + .5 - top) * s / 64, (x + .5 + right) * s / 96, (y + .5 + bottom) * s / 64]
        found.append({"box": [float(v) for v in box], "confidence": float(r[:5].max()), "label": int(r[:5].argmax())})
case({"converter": "nanodet"}, size, [sparse("output", rows)], nms(found))

# YOLOv10 and v26.
rows = np.zeros((1, 20, 6), np.float32)
rows[0, 0] = (10, 12, 30, 40, .9, 2)
rows[0, 1] = (11, 12, 30, 40, .6, 0)
rows[0, 2] = (1, 2, 3, 4, .3, 1)
case({"converter": "yolo_v10"}, size, [sparse("output0", rows)],
     [{"box": [float(v) for v in r[:4] / np.array([96, 64, 96, 64])], "confidence": float(r[4]), "label": int(r[5])}
      for r in rows[0, :2]], recognised=True)

# Boxes with labels, and with scores per class.
boxes = np.zeros((6, 5), np.float32)
boxes[0] = (8, 8, 40, 32, .7)
boxes[1] = (0, 0, 96, 64, .95)
boxes[2] = (1, 1, 5, 5, .2)
labels = np.array([3, 1, 2, 0, 0, 0], np.float32)
corners = lambda b: [float(v) for v in b[:4] / np.array([96, 64, 96, 64])]
case({"converter": "boxes_labels"}, size, [sparse("boxes", boxes), sparse("labels", labels)],
     [{"box": corners(b), "confidence": float(b[4]), "label": int(c)} for b, c in zip(boxes[:2], labels)], recognised=True)
scores = np.array([[.1, .8], [.55, .2], [.3, .4]], np.float32)
case({"converter": "boxes_scores"}, size, [sparse("boxes", boxes[None, :3, :4]), sparse("scores", scores[None])],
     [{"box": corners(b), "confidence": float(s.max()), "label": int(s.argmax())} for b, s in zip(boxes[:2], scores)],
     recognised=True)

# DETR (softmax, last class is nothing) and RT-DETR (a sigmoid per class).
logits = np.full((1, 10, 4), -4, np.float32)
logits[0, :, 3] = 4
logits[0, 2] = (1, 5, 0, -1)
logits[0, 4] = (0, 2, 6, 1)
queries = rng.uniform(.2, .6, (1, 10, 4)).astype(np.float32)
p = softmax(logits[0])[:, :3]
case({"converter": "detr"}, size, [sparse("logits", logits), sparse("pred_boxes", queries)],
     [hit(*q, c.max(), c.argmax()) for q, c in zip(queries[0], p) if c.max() >= .5])
p = sigmoid(logits[0])
case({"converter": "rtdetr"}, size, [sparse("logits", logits), sparse("pred_boxes", queries)],
     [hit(*q, c.max(), c.argmax()) for q, c in zip(queries[0], p) if c.max() >= .5], recognised=True)

# RetinaFace.
strides, sizes = (16, 32), ((16, 32), (64, 128))
priors = [((x + .5) * s / 96, (y + .5) * s / 64, m / 96, m / 64)
          for s, ms in zip(strides, sizes) for y in range(64 // s) for x in range(96 // s) for m in ms]
loc = np.zeros((1, len(priors), 4), np.float32)
conf = np.zeros((1, len(priors), 2), np.float32)
conf[0, :, 0] = 1
for at, c in ((4, .9), (30, .7), (51, .6)):
    loc[0, at] = rng.normal(0, 1, 4)
    conf[0, at] = (1 - c, c)
found = [hit(a[0] + l[0] * .1 * a[2], a[1] + l[1] * .1 * a[3], a[2] * np.exp(l[2] * .2), a[3] * np.exp(l[3] * .2), c[1], 0)
         for a, l, c in zip(priors, loc[0], conf[0]) if c[1] >= .5]
case({"converter": "retinaface", "iou_threshold": .4,
      "anchors": {"strides": strides, "sizes": sizes}}, size,
     [sparse("loc", loc), sparse("conf", conf), sparse("landms", np.zeros((1, len(priors), 8)))], nms(found, .4))

# YOLO heads with anchors: v3 without activation, v5 with its own box.
anchors = [10, 13, 16, 30, 33, 23, 30, 61, 62, 45, 59, 119]
masks = [3, 4, 5, 0, 1, 2]
heads = []
for stride, group in ((32, masks[:3]), (16, masks[3:])):
    h, w = 64 // stride, 96 // stride
    t = np.full((1, 3 * 7, h, w), -6, np.float32)
    for a, y, x in ((0, 0, 1), (2, 1, 2)):
        t[0, a * 7:(a + 1) * 7, y, x] = rng.normal(0, .5, 7)
        t[0, a * 7 + 4, y, x] = 3
        t[0, a * 7 + 5 + a // 2, y, x] = 2.5
    heads.append((t, group, h, w))
for converter in ("yolo_v4", "yolo_v5"):
    found = []
    for t, group, h, w in heads:
        v = t[0].reshape(3, 7, h, w)
        for a, anchor in enumerate(group):
            for y in range(h):
                for x in range(w):
                    c = sigmoid(v[a, 4, y, x]) * sigmoid(v[a, 5:, y, x])
                    if c.max() < .5:
                        continue
                    aw, ah = anchors[2 * anchor], anchors[2 * anchor + 1]
                    px, py, pw, ph = v[a, :4, y, x]
                    if converter == "yolo_v4":
                        found.append(hit((x + sigmoid(px)) / w, (y + sigmoid(py)) / h, np.exp(pw) * aw / 96,
                                         np.exp(ph) * ah / 64, c.max(), c.argmax()))
                    else:
                        found.append(hit((x + 2 * sigmoid(px) - .5) / w, (y + 2 * sigmoid(py) - .5) / h,
                                         (2 * sigmoid(pw)) ** 2 * aw / 96, (2 * sigmoid(ph)) ** 2 * ah / 64,
                                         c.max(), c.argmax()))
    case({"converter": converter, "anchors": anchors, "masks": masks, "output_sigmoid_activation": True}, size,
         [sparse("fine", heads[1][0]), sparse("coarse", heads[0][0])], nms(found))

# A probability map of two texts; the smaller one is too faint, a third too small.
text = np.zeros((1, 1, 64, 96), np.float32)
text[0, 0, 10:16, 20:60] = .8
text[0, 0, 30:40, 5:15] = .35
text[0, 0, 50:52, 50:52] = .9
w, h = 40, 6
by = w * h * 1.6 / (2 * (w + h))
case({"converter": "heatmap_boxes"}, size, [sparse("map", text)],
     [{"box": [(20 - by) / 96, (10 - by) / 64, (60 + by) / 96, (16 + by) / 64], "confidence": .8, "label": 0}])

# What follows was added later; the numbers of the cases above stay as they are.
rng = np.random.default_rng(21)

# Boxes with their score as fifth column, and boxes that the model has decoded.
case({"converter": "boxes"}, size, [sparse("boxes", boxes[None])],
     [{"box": corners(b), "confidence": float(b[4]), "label": 0} for b in boxes[:2]], recognised=True)
rows = np.zeros((1, 1, 5, 7), np.float32)
rows[0, 0, 0] = (0, 2, .9, .1, .2, .3, .4)
rows[0, 0, 1] = (0, 3, .3, 0, 0, 1, 1)
rows[0, 0, 2] = (0, 1, .8, .5, .5, .75, .625)
rows[0, 0, 3] = (-1, 4, .95, 0, 0, 1, 1)
case({"converter": "detection_output"}, size, [sparse("out", rows)],
     [{"box": [float(v) for v in r[3:]], "confidence": float(r[2]), "label": int(r[1])} for r in rows[0, 0, [0, 2]]],
     recognised=True)

# SSD: three anchors per cell in the first grid, six in the others, the best class but the background.
aspects, coder = (1, 2, .5, 3, .3333), (10, 10, 5, 5)
scale = [.2, .95, 1]
priors = []
for k, side in enumerate((4, 2)):
    shapes = [(.1, 1), (scale[0], 2), (scale[0], .5)] if k == 0 else \
        [(scale[k], r) for r in aspects] + [((scale[k] * scale[k + 1]) ** .5, 1)]
    priors += [((x + .5) / side, (y + .5) / side, q * r ** .5, q / r ** .5)
               for y in range(side) for x in range(side) for q, r in shapes]
loc = np.zeros((1, len(priors), 4), np.float32)
logits = np.full((1, len(priors), 4), -8, np.float32)
for at, c, v in ((7, 2, 1.5), (30, 1, 2.5), (50, 3, .5), (64, 1, -1)):
    loc[0, at] = rng.normal(0, 1, 4)
    logits[0, at, c] = v
    logits[0, at, 0] = 3
found = [hit(a[0] + l[1] / 10 * a[2], a[1] + l[0] / 10 * a[3], a[2] * np.exp(l[3] / 5), a[3] * np.exp(l[2] / 5),
             sigmoid(c[1:]).max(), 1 + c[1:].argmax())
         for a, l, c in zip(priors, loc[0], logits[0]) if sigmoid(c[1:]).max() >= .5]
case({"converter": "ssd", "layer_names": ["loc", "logits"],
      "anchors": {"cells": (4, 2), "min_scale": .2, "max_scale": .95, "aspect_ratios": aspects,
                                      "reduce_lowest": True, "coder": coder}}, size,
     [sparse("loc", loc), sparse("logits", logits)], nms(found))

# BlazeFace: offsets in pixels of a square input from the centres of two grids.
places = [((x + .5) / side, (y + .5) / side) for side, each in ((16, 2), (8, 6))
          for y in range(side) for x in range(side) for _ in range(each)]
regressors = np.zeros((1, len(places), 16), np.float32)
logits = np.full((1, len(places), 1), -9, np.float32)
for at, v in ((100, 2), (101, 1), (600, 3), (700, -1)):
    regressors[0, at, :4] = (rng.normal(0, 3), rng.normal(0, 3), 30, 36)
    logits[0, at] = v
found = [hit(a[0] + r[0] / 128, a[1] + r[1] / 128, r[2] / 128, r[3] / 128, sigmoid(v[0]), 0)
         for a, r, v in zip(places, regressors[0], logits[0]) if v[0] >= 0]
case({"converter": "blazeface", "iou_threshold": .3, "anchors": {"cells": (16, 8), "per_cell": (2, 6)}}, (128, 128),
     [sparse("regressors", regressors), sparse("classificators", logits)], nms(found, .3))

# CenterFace: height and row come first.
heat, sides, offset = (np.zeros((1, c, 16, 24), np.float32) for c in (1, 2, 2))
for y, x, v in ((3, 5, .9), (10, 20, .7), (14, 2, .4)):
    heat[0, 0, y, x] = v
    sides[0, :, y, x] = rng.uniform(.5, 1.5, 2)
    offset[0, :, y, x] = rng.uniform(0, .5, 2)
found = [hit((x + .5 + offset[0, 1, y, x]) * 4 / 96, (y + .5 + offset[0, 0, y, x]) * 4 / 64,
             np.exp(sides[0, 1, y, x]) * 4 / 96, np.exp(sides[0, 0, y, x]) * 4 / 64, heat[0, 0, y, x], 0)
         for y in range(16) for x in range(24) if heat[0, 0, y, x] >= .5]
case({"converter": "centerface", "iou_threshold": .3,
      "layer_names": {"heat": "537", "size": "538", "offset": "539"}}, size,
     [sparse("537", heat), sparse("538", sides), sparse("539", offset)], nms(found, .3))

# YOLO v2: one grid, its numbers go through the sigmoid. v3 whose numbers are probabilities already. Channels last.
one = np.full((1, 2 * 8, 2, 3), -6, np.float32)
for a, y, x in ((0, 0, 1), (1, 1, 2)):
    one[0, a * 8:(a + 1) * 8, y, x] = (*rng.normal(0, .5, 4), 3, -3, 2.5, -3)


def exponential(tensor, pairs, activate):
    per, fields = len(pairs), tensor.shape[1] // len(pairs)
    h, w = tensor.shape[2:]
    v = tensor[0].reshape(per, fields, h, w)
    act = sigmoid if activate else lambda p: p
    out = []
    for a, (aw, ah) in enumerate(pairs):
        for y in range(h):
            for x in range(w):
                p = v[a, :, y, x]
                c = act(p[4]) * act(p[5:])
                if c.max() >= .5:
                    out.append(hit((x + act(p[0])) / w, (y + act(p[1])) / h, np.exp(p[2]) * aw / 96,
                                   np.exp(p[3]) * ah / 64, c.max(), c.argmax()))
    return out


pairs = [(20, 24), (40, 30)]
flat = [20, 24, 40, 30]
case({"converter": "yolo_v2", "anchors": flat}, size, [sparse("grid", one)], nms(exponential(one, pairs, True)))
ready = one.copy().reshape(1, 2, 8, 2, 3)
ready[:, :, [0, 1, 4, 5, 6, 7]] = sigmoid(ready[:, :, [0, 1, 4, 5, 6, 7]])
ready = ready.reshape(one.shape)
case({"converter": "yolo_v3", "anchors": flat}, size, [sparse("grid", ready)], nms(exponential(ready, pairs, False)))
case({"converter": "yolo_v3", "anchors": flat, "output_sigmoid_activation": True}, size,
     [sparse("grid", one.transpose(0, 2, 3, 1))], nms(exponential(one, pairs, True)))
fine, coarse = heads[1][0], heads[0][0]
group = lambda ids: [(anchors[2 * i], anchors[2 * i + 1]) for i in ids]
case({"converter": "yolo_v4", "anchors": anchors, "masks": masks, "output_sigmoid_activation": True}, size,
     [sparse("fine", fine.transpose(0, 2, 3, 1)), sparse("coarse", coarse.transpose(0, 2, 3, 1))],
     nms(exponential(coarse, group(masks[:3]), True) + exponential(fine, group(masks[3:]), True)))

# YOLOv8 and later with masks, points or angles: the boxes. Other names of the same.
plain = [hit(*(columns[0, :4, i] / np.array([96, 64, 96, 64])), columns[0, 4:, i].max(), columns[0, 4:, i].argmax())
         for i in range(n) if columns[0, 4:, i].max() >= .5]
masked = np.concatenate([columns, np.where(columns[:, :1] > 0, rng.normal(0, 1, (1, 32, n)).round(1), 0)], 1)
turned = np.concatenate([columns, np.where(columns[:, :1] > 0, .3, 0)], 1)
for version in ("yolo_v8", "yolo_v9", "yolo_v11"):
    if version != "yolo_v8":
        case({"converter": version}, size, [sparse("output0", columns)], nms(plain))
        case({"converter": version + "_pose"}, size, [sparse("output0", posed)], nms([dict(f, label=0) for f in plain]))
    case({"converter": version + "_seg"}, size,
         [sparse("output0", masked), sparse("output1", np.zeros((1, 32, 16, 24)))], nms(plain),
         recognised=version == "yolo_v8")
    case({"converter": version + "_obb"}, size, [sparse("output0", turned)], nms(plain))
rows = np.zeros((1, 3 * n, 5 + 4), np.float32)
rows[0, 7] = (50, 20, 30, 12, .9, .1, .2, .95, .3)
case({"converter": "yolo_v7"}, size, [sparse("output", rows)],
     [hit(50 / 96, 20 / 64, 30 / 96, 12 / 64, np.float32(.9) * np.float32(.95), 2)])
rows = np.zeros((1, 20, 6), np.float32)
rows[0, 3] = (10, 12, 30, 40, .9, 2)
case({"converter": "yolo_v26"}, size, [sparse("output0", rows)],
     [{"box": [10 / 96, 12 / 64, 30 / 96, 40 / 64], "confidence": .9, "label": 2}])
case({"converter": "rfdetr"}, size, [sparse("logits", np.array([[[-4, 3, -4], [-4, -4, -4]]])),
                                     sparse("pred_boxes", np.array([[[.5, .5, .25, .5], [.1, .1, .1, .1]]]))],
     [hit(.5, .5, .25, .5, sigmoid(3), 1)])

# NanoDet with eleven distances, in one output and in two per grid.
bins = 11
rows = np.zeros((1, n, 3 + 4 * bins), np.float32)
for at in (20, 100, n - 2):
    rows[0, at, at % 3] = .8
    rows[0, at, 3:] = rng.normal(0, 2, 4 * bins)
found = []
for (x, y, s), r in zip(grid, rows[0]):
    if r[:3].max() >= .5:
        left, top, right, bottom = softmax(r[3:].reshape(4, bins)) @ np.arange(bins)
        box = [(x + .5 - left) * s / 96, (y + .5 - top) * s / 64, (x + .5 + right) * s / 96, (y + .5 + bottom) * s / 64]
        found.append({"box": [float(v) for v in box], "confidence": float(r[:3].max()), "label": int(r[:3].argmax())})
case({"converter": "nanodet", "labels": ["a", "b", "c"]}, size, [sparse("output", rows)], nms(found))
cuts = np.split(rows, np.cumsum([sum(c[2] == s for c in grid) for s in (8, 16)]), axis=1)
case({"converter": "nanodet"}, size,
     [sparse(f"cls_pred_stride_{s}", c[:, :, :3]) for s, c in zip((8, 16, 32), cuts)]
     + [sparse(f"dis_pred_stride_{s}", c[:, :, 3:]) for s, c in zip((8, 16, 32), cuts)], nms(found))
squares = [c.reshape(1, 64 // s, 96 // s, -1) for s, c in zip((8, 16, 32), cuts)]
case({"converter": "nanodet", "layer_names": ["a", "b", "c", "d", "e", "f"]}, size,
     [sparse(m, c[..., :3]) for m, c in zip("abc", squares)] + [sparse(m, c[..., 3:]) for m, c in zip("def", squares)],
     nms(found))

with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
print(len(cases), "cases")
