package io.vippet.vision.internal.decode;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values of {@code [1,N]} or {@code [1,N,1,1]}, such as an age, as text. */
final class TextDecoder implements ClassDecoder {
    private final String output;
    private final double scale;
    private final int precision;

    /**
     * A decoder.
     *
     * @param scale factor
     * @param precision digits after the point
     */
    TextDecoder(String output, double scale, int precision) {
        this.output = output;
        this.scale = scale;
        this.precision = precision;
    }

    @Override
    public Classification decode(Outputs outputs) {
        StringBuilder text = new StringBuilder();
        float[] values = outputs.get(output).data();
        for (float value : values) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(BigDecimal.valueOf(value * scale).setScale(precision, RoundingMode.HALF_UP));
        }
        return new Classification((int) Math.round(values[0] * scale), text.toString(), 1);
    }
}
