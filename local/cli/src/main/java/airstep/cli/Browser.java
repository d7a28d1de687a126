package airstep.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens an address in the browser of this machine. */
final class Browser {

  private Browser() {}

  /**
   * Opens it by a file that only its owner can read and that leads to the address: all users of a
   * machine can see the arguments of its processes. If there is no browser, nothing happens.
   */
  static void open(URI address) {
    try {
      Path file = Files.createTempFile("airstep", ".html");
      file.toFile().deleteOnExit();
      Files.writeString(
          file,
          "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=%s\">".formatted(address),
          StandardCharsets.UTF_8);
      new ProcessBuilder(command(file.toUri().toString()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      // The address has been printed.
    }
  }

  private static List<String> command(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return List.of("open", address);
    }
    return system.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
        : List.of("xdg-open", address);
  }
}
