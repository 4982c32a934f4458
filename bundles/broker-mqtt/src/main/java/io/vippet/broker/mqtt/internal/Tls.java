package io.vippet.broker.mqtt.internal;

import io.vippet.vision.broker.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom an encrypted connection trusts and as whom it shows itself. */
final class Tls {
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /** Reads the files. */
    static SSLContext context(TlsFiles files) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(files), authorities(files.authorities()), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] authorities(String file) throws GeneralSecurityException, IOException {
        if (file.isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates("ssl_CA_certificate", file)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(TlsFiles files) throws GeneralSecurityException, IOException {
        if (files.certificate().isEmpty() != files.privateKey().isEmpty()) {
            throw new IllegalArgumentException(
                    "mqtt-config: ssl_client_certificate and ssl_private_key are only of use together.");
        }
        if (files.certificate().isEmpty()) {
            return null;
        }
        Collection<? extends Certificate> chain = certificates("ssl_client_certificate", files.certificate());
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                PrivateKeyFile.read(readable("ssl_private_key", files.privateKey()), files.keyPassword()),
                NO_PASSWORD,
                List.copyOf(chain).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String member, String file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(readable(member, file))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "mqtt-config: %s '%s' holds no certificate in PEM form.".formatted(member, file));
            }
            return found;
        }
    }

    private static Path readable(String member, String file) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("mqtt-config: %s '%s' cannot be read.".formatted(member, file));
        }
        return path;
    }
}
