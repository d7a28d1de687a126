package airstep.embedded.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small text file that people write. */
final class Utf8File {

  /** Larger than any such file; protects the memory from a file that never ends. */
  private static final int LARGEST = 1024 * 1024;

  private Utf8File() {}

  /**
   * Returns the text of a file.
   *
   * @throws UnreadableSecretsException if it cannot be read; the message does not show its content
   */
  static String read(Path file) {
    byte[] bytes = bytes(file);
    if (bytes.length > LARGEST) {
      throw unreadable(file, "is longer than 1 MiB; use another file");
    }
    if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
      throw unreadable(file, "is not UTF-8 but UTF-16; save it as UTF-8");
    }
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
    String text = out.flip().toString();
    if (end.isError()) {
      throw unreadable(file, "is not UTF-8 " + after(text) + "; save it as UTF-8");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      String where = after(text.substring(0, zero));
      throw unreadable(file, "contains a zero byte " + where + "; save it as UTF-8 text");
    }
    return text;
  }

  private static byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "cannot be read: it is a folder; use a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException _) {
      throw unreadable(file, "cannot be read: it does not exist; use an existing file");
    } catch (AccessDeniedException _) {
      throw unreadable(file, "cannot be read: its permissions do not allow it");
    } catch (IOException _) {
      throw unreadable(file, "cannot be read; use another file");
    }
  }

  private static UnreadableSecretsException unreadable(Path file, String problem) {
    return new UnreadableSecretsException(file + ": " + problem);
  }

  private static String after(String text) {
    long line = text.chars().filter(c -> c == '\n').count() + 1;
    return "at line " + line + ", column " + (text.length() - text.lastIndexOf('\n'));
  }
}
