package io.vippet.api.app;

/** A directory of the server. Directories exist when the service that names them does. */
public enum Place {
    /** Root of everything below, {@code VIPPET_HOME}. */
    HOME,
    /** The database. */
    DATABASE,
    /** Bundles dropped in while the server runs. */
    LOAD,
    /** Caches that can be deleted at any time, one subdirectory each. */
    CACHE,
    /** Pid files of this server and its children. */
    RUN,
    /** One directory per job. */
    LOGS,
    /** Shipped videos, {@code AUTO_VIDEO_DIR}. */
    AUTO_VIDEOS,
    /** Uploaded videos, {@code UPLOADED_VIDEO_DIR}. */
    UPLOADED_VIDEOS,
    /** Videos written by runs, {@code OUTPUT_VIDEO_DIR}. */
    OUTPUT_VIDEOS,
    /** Uploaded image sets, {@code UPLOADED_IMAGES_DIR}. */
    UPLOADED_IMAGES,
    /** Installed models, {@code MODELS_PATH}. */
    MODELS,
    /** Per-frame inference results, {@code METADATA_DIR}. */
    METADATA,
    /** Label files, {@code LABELS_PATH}. */
    LABELS,
    /** Script files, {@code SCRIPTS_PATH}. */
    SCRIPTS,
    /** The unpacked inference runtime. */
    OPENVINO,
    /** The product's own files: {@code bundles/}, {@code lib/}, {@code lib/child/}. Read-only. */
    DISTRIBUTION
}
