package io.vippet.vision.internal.meta;

import io.vippet.gstreamer.RegionOfInterest;
import io.vippet.gstreamer.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Regions as GStreamer metas, with the parameter structures that DL Streamer uses. */
final class RegionMeta {
    private static final String DETECTION = "detection";
    private static final String OBJECT_ID = "object_id";

    private RegionMeta() {}

    static RegionOfInterest write(Region r, int width, int height) {
        List<Structure> params = new ArrayList<>();
        Map<String, Object> box = new LinkedHashMap<>();
        box.put("x_min", (double) r.left());
        box.put("x_max", (double) r.right());
        box.put("y_min", (double) r.top());
        box.put("y_max", (double) r.bottom());
        box.put("confidence", (double) r.confidence());
        box.put("label_id", r.labelId());
        params.add(new Structure(DETECTION, box));
        for (Attribute a : r.attributes()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("label", a.label());
            fields.put("label_id", a.labelId());
            fields.put("confidence", (double) a.confidence());
            fields.put("attribute_name", a.name());
            fields.put("model_name", a.model());
            params.add(new Structure("classification", fields));
        }
        if (r.trackId() >= 0) {
            params.add(new Structure(OBJECT_ID, Map.of("id", r.trackId())));
        }
        int x = Math.round(r.left() * width);
        int y = Math.round(r.top() * height);
        int w = Math.round(r.right() * width) - x;
        int h = Math.round(r.bottom() * height) - y;
        return new RegionOfInterest(r.label(), r.id(), r.parentId(), x, y, w, h, params);
    }

    static Region read(RegionOfInterest r, int width, int height) {
        Structure detection = r.param(DETECTION).orElse(null);
        Structure object = r.param(OBJECT_ID).orElse(null);
        return new Region(
                r.id(),
                r.parentId(),
                (int) number(object, "id", -1),
                r.type(),
                (int) number(detection, "label_id", 0),
                (float) number(detection, "confidence", 1),
                r.x() / (float) width,
                r.y() / (float) height,
                (r.x() + r.width()) / (float) width,
                (r.y() + r.height()) / (float) height,
                r.params().stream()
                        .filter(p -> p.string("label") != null)
                        .map(RegionMeta::attribute)
                        .toList());
    }

    private static Attribute attribute(Structure p) {
        String name = text(p, "attribute_name");
        return new Attribute(
                name.isEmpty() ? p.name() : name,
                text(p, "label"),
                (int) p.number("label_id", 0),
                (float) p.number("confidence", 1),
                text(p, "model_name"));
    }

    private static String text(Structure p, String field) {
        String value = p.string(field);
        return value == null ? "" : value;
    }

    private static double number(@Nullable Structure p, String field, double otherwise) {
        return p == null ? otherwise : p.number(field, otherwise);
    }
}
