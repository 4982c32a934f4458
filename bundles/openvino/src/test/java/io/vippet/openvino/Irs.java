package io.vippet.openvino;

/** Tiny models as IR text. */
final class Irs {
    private Irs() {}

    /** Adds an f32 tensor to itself. */
    static String twice(String shape) {
        String dims = dims(shape);
        return """
                <net name="twice" version="11"><layers>
                <layer id="0" name="in" type="Parameter" version="opset1"><data shape="%s" element_type="f32"/><output><port id="0" precision="FP32" names="in">%s</port></output></layer>
                <layer id="1" name="add" type="Add" version="opset1"><data auto_broadcast="numpy"/><input><port id="0" precision="FP32">%s</port><port id="1" precision="FP32">%s</port></input><output><port id="2" precision="FP32" names="out">%s</port></output></layer>
                <layer id="2" name="res" type="Result" version="opset1"><input><port id="0" precision="FP32">%s</port></input></layer>
                </layers><edges>
                <edge from-layer="0" from-port="0" to-layer="1" to-port="0"/>
                <edge from-layer="0" from-port="0" to-layer="1" to-port="1"/>
                <edge from-layer="1" from-port="2" to-layer="2" to-port="0"/>
                </edges></net>
                """.formatted(shape, dims, dims, dims, dims, dims);
    }

    private static String dims(String shape) {
        StringBuilder s = new StringBuilder();
        for (String d : shape.split(",", -1)) {
            s.append("<dim>").append(d.equals("?") ? "-1" : d).append("</dim>");
        }
        return s.toString();
    }
}
