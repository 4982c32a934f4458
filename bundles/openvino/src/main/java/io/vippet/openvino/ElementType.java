package io.vippet.openvino;

/** Type of one tensor element, with the bytes it takes and its name in IR files. */
public enum ElementType {
    /** One byte per truth value. */
    BOOLEAN(1, "boolean"),
    /** The upper half of a 32-bit float. */
    BF16(2, "bf16"),
    /** 16-bit float. */
    F16(2, "f16"),
    /** 32-bit float. */
    F32(4, "f32"),
    /** 64-bit float. */
    F64(8, "f64"),
    /** Signed byte. */
    I8(1, "i8"),
    /** Signed 16-bit number. */
    I16(2, "i16"),
    /** Signed 32-bit number. */
    I32(4, "i32"),
    /** Signed 64-bit number. */
    I64(8, "i64"),
    /** Unsigned byte. */
    U8(1, "u8"),
    /** Unsigned 16-bit number. */
    U16(2, "u16"),
    /** Unsigned 32-bit number. */
    U32(4, "u32"),
    /** Unsigned 64-bit number. */
    U64(8, "u64"),
    /** A type that this binding does not handle (sub-byte types, strings). */
    OTHER(0, "");

    private final int bytes;
    private final String irName;

    ElementType(int bytes, String irName) {
        this.bytes = bytes;
        this.irName = irName;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Name in IR files, for instance {@code f32}. */
    public String irName() {
        return irName;
    }
}
