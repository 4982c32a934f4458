package io.vippet.vision.broker;

/**
 * PEM files of an encrypted connection; empty paths mean that there is none.
 *
 * @param authorities certificates that may vouch for the broker; empty: those that Java trusts
 * @param certificate the client's own, with those that vouch for it
 * @param privateKey its key, PKCS #8
 * @param keyPassword of the key; empty: not encrypted
 */
public record TlsFiles(String authorities, String certificate, String privateKey, String keyPassword) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "authorities " + authorities + ", certificate " + certificate;
    }
}
