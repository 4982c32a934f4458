package io.vippet.rest.internal.form;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes a limited number of bytes. */
final class LimitedOutput extends FilterOutputStream {

    private final long most;
    private long taken;

    LimitedOutput(OutputStream out, long most) {
        super(out);
        this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        taken += length;
        if (taken > most) {
            throw new OversizeException("The file exceeds the limit of " + most + " bytes");
        }
        out.write(bytes, offset, length);
    }
}
