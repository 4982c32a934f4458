package io.vippet.model.archive.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** One way to fetch archives. */
interface Transfer {

    /**
     * Fetches an archive.
     *
     * @param work an empty directory that is deleted afterwards; everything that is written goes there
     * @param bytes hears how many bytes have come
     * @return the archive, somewhere below {@code work}
     */
    Path fetch(Archive archive, Path work, LongConsumer bytes) throws IOException, InterruptedException;
}
