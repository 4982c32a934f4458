package io.vippet.broker.mqtt.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key in PEM form: PKCS #8 (RFC 5958), encrypted or not. */
final class PrivateKeyFile {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (ENCRYPTED )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    private PrivateKeyFile() {}

    /** Reads a key of one of the usual algorithms. */
    static PrivateKey read(Path file, String password) throws IOException, GeneralSecurityException {
        Matcher matcher = KEY.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "mqtt-config: ssl_private_key '%s' must be PKCS #8 in PEM form ('openssl pkcs8 -topk8' makes one of others)."
                            .formatted(file));
        }
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(2));
        PKCS8EncodedKeySpec spec =
                matcher.group(1) == null ? new PKCS8EncodedKeySpec(bytes) : decrypted(file, bytes, password);
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // a key of another algorithm
            }
        }
        throw new IllegalArgumentException(
                "mqtt-config: ssl_private_key '%s' is no key of RSA, EC or EdDSA.".formatted(file));
    }

    private static PKCS8EncodedKeySpec decrypted(Path file, byte[] bytes, String password) throws IOException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
            // PBES2 names its algorithms only in its parameters.
            String algorithm = info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "mqtt-config: ssl_private_key '%s' cannot be decrypted; check ssl_private_key_pwd.".formatted(file),
                    e);
        }
    }
}
