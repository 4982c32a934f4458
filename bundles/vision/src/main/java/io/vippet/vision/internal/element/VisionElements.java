package io.vippet.vision.internal.element;

import io.vippet.gstreamer.ElementProvider;
import io.vippet.gstreamer.ElementType;
import io.vippet.vision.InferenceEngine;
import io.vippet.vision.VisionException;
import io.vippet.vision.internal.image.RowKernels;
import io.vippet.vision.internal.model.ModelProcReader;
import io.vippet.vision.internal.openvino.OpenVinoEngine;
import io.vippet.vision.internal.share.SharedModels;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The gva* elements of this bundle, under DL Streamer's names. */
public final class VisionElements implements ElementProvider {
    private static final int REHEARSAL_FRAMES = 10;

    private final List<InferenceEngine> engines = new ArrayList<>();
    private final Inferring inferring;
    private boolean engineFound;

    /** Elements over the engines on the class path. */
    public VisionElements() {
        ServiceLoader.load(InferenceEngine.class, VisionElements.class.getClassLoader())
                .forEach(engines::add);
        inferring = new Inferring(new SharedModels(engines), new ModelProcReader(), new RowKernels());
    }

    @Override
    public Collection<ElementType> elements() {
        return List.of(
                ElementType.named("gvadetect", "GstGvaDetect", () -> new GvaDetect(inferring))
                        .longName("Object detection")
                        .description("Finds objects with a model and attaches them to the frames")
                        .caps(Frames.CAPS)
                        .properties(InferenceProperties.common())
                        .properties(InferenceProperties.labels())
                        .property(InferenceProperties.DETECT_REGION)
                        .property(InferenceProperties.THRESHOLD)
                        .inferring()
                        .build(),
                ElementType.named("gvaclassify", "GstGvaClassify", () -> new GvaClassify(inferring))
                        .longName("Object classification")
                        .description("Tells attributes of the regions found upstream")
                        .caps(Frames.CAPS)
                        .properties(InferenceProperties.common())
                        .properties(InferenceProperties.labels())
                        .property(InferenceProperties.CLASSIFY_REGION)
                        .property(InferenceProperties.RECLASSIFY)
                        .property(InferenceProperties.SKIP_RAW)
                        .inferring()
                        .build(),
                ElementType.named("gvainference", "GstGvaInference", () -> new GvaInference(inferring))
                        .longName("Inference")
                        .description("Attaches the outputs of a model to the frames as they are")
                        .caps(Frames.CAPS)
                        .properties(InferenceProperties.common())
                        .properties(InferenceProperties.labelsWithoutEffect())
                        .property(InferenceProperties.DETECT_REGION)
                        .inferring()
                        .build(),
                ElementType.named("gvaattachroi", "GstGvaAttachRoi", GvaAttachRoi::new)
                        .longName("Known regions")
                        .description("Attaches regions that are known before to the frames")
                        .caps(Frames.CAPS)
                        .properties(GvaAttachRoi.PROPERTIES)
                        .build(),
                ElementType.named("gvamotiondetect", "GstGvaMotionDetect", GvaMotionDetect::new)
                        .longName("Motion detection")
                        .description("Attaches the regions of a frame in which something moves")
                        .caps(GvaMotionDetect.CAPS)
                        .properties(GvaMotionDetect.PROPERTIES)
                        .build(),
                ElementType.named("gvametaaggregate", "GstGvaMetaAggregate", GvaMetaAggregate::new)
                        .klass("Metadata")
                        .longName("Results of several branches")
                        .description("Brings what several branches found in a frame together in the frame of the first")
                        .caps("video/x-raw")
                        .build(),
                ElementType.named("gvatrack", "GstGvaTrack", GvaTrack::new)
                        .longName("Object tracking")
                        .description("Gives what was found numbers that stay from frame to frame")
                        .caps(Frames.CAPS)
                        .properties(GvaTrack.PROPERTIES)
                        .build(),
                ElementType.named("gvawatermark", "GstGvaWatermark", GvaWatermark::new)
                        .klass("Filter/Effect/Video")
                        .longName("Results in the picture")
                        .description("Draws boxes and labels of what was found into the frames")
                        .caps(Frames.CAPS)
                        .properties(GvaWatermark.PROPERTIES)
                        .build(),
                ElementType.named("gvafpscounter", "GstGvaFpscounter", GvaFpsCounter::new)
                        .klass("Generic")
                        .longName("Frame counter")
                        .description("Counts the frames of its stream")
                        .properties(GvaFpsCounter.PROPERTIES)
                        .passthrough()
                        .build(),
                ElementType.named("gvametaconvert", "GstGvaMetaConvert", () -> new GvaMetaConvert(Clock.systemUTC()))
                        .klass("Generic")
                        .longName("Results as text")
                        .description("Makes a JSON text of what was found in a frame")
                        .caps("video/x-raw")
                        .properties(GvaMetaConvert.PROPERTIES)
                        .build(),
                ElementType.named("gvametapublish", "GvaMetaPublish", GvaMetaPublish::new)
                        .klass("Generic")
                        .longName("Publisher of texts")
                        .description("Brings the texts of gvametaconvert to a file or a broker")
                        .properties(GvaMetaPublish.PROPERTIES)
                        .passthrough()
                        .build());
    }

    @Override
    public List<String> warmUpLaunches() {
        String detector = rehearsalModel()
                .map(model -> "gvadetect device=CPU model=\"%s\" ! ".formatted(model))
                .orElse("");
        return List.of(
                "videotestsrc num-buffers=" + REHEARSAL_FRAMES
                        + " ! video/x-raw,format=NV12,width=320,height=240 ! " + detector + "gvawatermark "
                        + "! gvametaconvert add-empty-results=true ! gvametapublish file-path=/dev/null ! gvafpscounter ! fakesink");
    }

    private Optional<Path> rehearsalModel() {
        return engineFound ? OpenVinoEngine.compiledModels().flatMap(RehearsalModel::in) : Optional.empty();
    }

    @Override
    public Optional<Engine> engine() {
        for (InferenceEngine engine : engines) {
            try {
                Engine found = new Engine(engine.name(), engine.version());
                inferring.kernels().prepare();
                engineFound = true;
                return Optional.of(found);
            } catch (VisionException e) {
                continue; // its runtime is not installed
            }
        }
        return Optional.empty();
    }

    @Override
    public List<InferenceDevice> devices() {
        List<InferenceDevice> devices = new ArrayList<>();
        for (InferenceEngine engine : engines) {
            try {
                devices.addAll(engine.devices());
            } catch (VisionException e) {
                continue; // its runtime is not installed
            }
        }
        return devices;
    }
}
