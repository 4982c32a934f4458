package io.vippet.openvino;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.vippet.openvino.internal.Handle;
import io.vippet.openvino.internal.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Puts steps before a model's inputs and behind its outputs. Steps run in the order in which they are called. For one
 * thread.
 */
public final class PrePostProcessor implements AutoCloseable {
    private final Model model;
    private final NativeLibrary library;
    private final Handle handle;

    /** Steps for a model, which stays as it is until {@link #build}. */
    public PrePostProcessor(Model model) {
        this.model = model;
        this.library = model.library();
        this.handle = new Handle(
                library,
                "ov_preprocess_prepostprocessor_free",
                library.out("ov_preprocess_prepostprocessor_create", model.pointer()));
    }

    /** The steps of one input. */
    public Input input(int index) {
        return new Input(library.out("ov_preprocess_prepostprocessor_get_input_info_by_index", handle.get(), index));
    }

    /** Has an output converted to another element type. */
    public void outputElementType(int index, ElementType type) {
        try (Part output = part("output_info", "prepostprocessor_get_output_info_by_index", handle.get(), index);
                Part tensor = part("output_tensor_info", "output_info_get_tensor_info", output.pointer())) {
            library.call(
                    "ov_preprocess_output_set_element_type",
                    tensor.pointer(),
                    model.types().code(type));
        }
    }

    /**
     * The model with the steps in it.
     *
     * @throws OpenVinoException if steps contradict the model
     */
    public Model build() {
        return new Model(library, model.types(), library.out("ov_preprocess_prepostprocessor_build", handle.get()));
    }

    @Override
    public void close() {
        handle.free();
    }

    /** Steps of one input. */
    public final class Input implements AutoCloseable {
        private final Part info;
        private final Part tensor;
        private final Part steps;

        private Input(long pointer) {
            this.info = new Part(new Handle(library, "ov_preprocess_input_info_free", pointer));
            this.tensor = part("input_tensor_info", "input_info_get_tensor_info", pointer);
            this.steps = part("preprocess_steps", "input_info_get_preprocess_steps", pointer);
        }

        /** The type in which the caller delivers elements. */
        public Input elementType(ElementType type) {
            return step(
                    tensor, "input_tensor_info_set_element_type", model.types().code(type));
        }

        /** The layout in which the caller delivers elements, for instance {@code NHWC}. */
        public Input layout(String layout) {
            setLayout("input_tensor_info_set_layout", tensor, layout);
            return this;
        }

        /** The layout that the model has; channel-wise steps need it. */
        public Input modelLayout(String layout) {
            try (Part part = part("input_model_info", "input_info_get_model_info", info.pointer())) {
                setLayout("input_model_info_set_layout", part, layout);
            }
            return this;
        }

        /** Converts to another element type. */
        public Input convertElementType(ElementType type) {
            return step(
                    steps,
                    "preprocess_steps_convert_element_type",
                    model.types().code(type));
        }

        /** Turns the order of the channels round, as between RGB and BGR. */
        public Input reverseChannels() {
            return step(steps, "preprocess_steps_reverse_channels");
        }

        /** Subtracts a value per channel, in the order of the channels at that step. */
        public Input mean(float... values) {
            return channels("preprocess_steps_mean_multi_channels", values);
        }

        /** Divides by a value per channel, in the order of the channels at that step. */
        public Input scale(float... values) {
            return channels("preprocess_steps_scale_multi_channels", values);
        }

        /** Forgets the Java side; the steps stay. */
        @Override
        public void close() {
            steps.close();
            tensor.close();
            info.close();
        }

        private Input step(Part part, String function, long... arguments) {
            long[] all = new long[arguments.length + 1];
            all[0] = part.pointer();
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            library.call("ov_preprocess_" + function, all);
            return this;
        }

        private Input channels(String function, float... values) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment s = arena.allocateFrom(JAVA_FLOAT, values);
                return step(steps, function, s.address(), values.length);
            }
        }
    }

    private Part part(String kind, String getter, long... arguments) {
        long p = library.out("ov_preprocess_" + getter, arguments);
        return new Part(new Handle(library, "ov_preprocess_" + kind + "_free", p));
    }

    private void setLayout(String function, Part part, String text) {
        try (Arena arena = Arena.ofConfined()) {
            long layout = library.out(
                    "ov_layout_create", NativeLibrary.string(arena, text).address());
            try {
                library.call("ov_preprocess_" + function, part.pointer(), layout);
            } finally {
                library.value("ov_layout_free", layout);
            }
        }
    }

    private record Part(Handle handle) implements AutoCloseable {
        long pointer() {
            return handle.get();
        }

        @Override
        public void close() {
            handle.free();
        }
    }
}
