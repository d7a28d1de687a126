package airstep.embedded.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A small text file as people write one, or what is wrong with it. */
final class Utf8File {

  /** Far more than a person writes; what never ends must not fill the memory. */
  private static final int LARGEST = 1024 * 1024;

  private Utf8File() {}

  /**
   * The text of that file.
   *
   * @throws UnreadableTextException if there is none; the message shows nothing of what is in it
   */
  static String read(Path file) {
    byte[] bytes = bytes(file);
    if (bytes.length > LARGEST) {
      throw new UnreadableTextException("is longer than 1 MiB; name another file");
    }
    if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
      throw new UnreadableTextException("is not UTF-8 but UTF-16; save it as UTF-8");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult end =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (end.isError()) {
      throw new UnreadableTextException("is not UTF-8 " + after(text) + "; save it as UTF-8");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw new UnreadableTextException(
          "holds a zero byte " + after(text.substring(0, zero)) + "; save it as UTF-8 text");
    }
    return text;
  }

  private static byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw new UnreadableTextException("cannot be read: it is a folder; name a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException _) {
      throw new UnreadableTextException("cannot be read: it is not there; name a file that is");
    } catch (AccessDeniedException _) {
      throw new UnreadableTextException("cannot be read: its permissions do not allow it");
    } catch (IOException _) {
      throw new UnreadableTextException("cannot be read; name another file");
    }
  }

  private static String after(String text) {
    long line = text.chars().filter(c -> c == '\n').count() + 1;
    return "at line " + line + ", column " + (text.length() - text.lastIndexOf('\n'));
  }
}
