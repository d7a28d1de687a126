package airstep.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file of the page in the jar, or of a library in its own jar. */
final class Asset {

  private Asset() {}

  /**
   * Returns its text.
   *
   * @param name relative to this package, or from the root of the class path with a slash
   */
  static String text(String name) {
    try (InputStream file = Asset.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the page lacks " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
