package airstep.bench.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost} that signs itself.
 *
 * @param store its key store, which is a trust store as well
 * @param authorities the authorities that this machine trusts, and it
 */
record Certificate(Path store, Path authorities) {

  static final String PASSWORD = "changeit";

  /** Where Linux distributions keep the authorities. CRT reads the first of these that exists. */
  private static final List<Path> BUNDLES =
      Stream.of(
              "/etc/ssl/certs/ca-certificates.crt",
              "/etc/pki/tls/certs/ca-bundle.crt",
              "/etc/ssl/ca-bundle.pem",
              "/etc/pki/tls/cacert.pem",
              "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem")
          .map(Path::of)
          .toList();

  /** Creates one in that folder. */
  static Certificate create(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("localhost.p12");
    Path exported = folder.resolve("localhost.pem");
    // As long a key as AWS's servers have: a longer one takes the server of this machine longer.
    keytool(
        store, "-genkeypair -keyalg RSA -keysize 2048 -dname CN=localhost -ext san=dns:localhost");
    keytool(store, "-exportcert -rfc -file " + exported);
    Path all = folder.resolve("authorities.pem");
    Files.writeString(all, Files.readString(bundle()) + Files.readString(exported));
    return new Certificate(store, all);
  }

  /** The file with the authorities that this machine trusts. */
  static Path bundle() {
    return BUNDLES.stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no file of certificate authorities: " + BUNDLES));
  }

  private static void keytool(Path store, String words) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String command =
        tool + " " + words + " -alias a -keystore " + store + " -storepass " + PASSWORD;
    Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + printed);
    }
  }

  /** What a server needs to prove that it is {@code localhost}. */
  SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
