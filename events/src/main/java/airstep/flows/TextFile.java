package airstep.flows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file as text, and reports a problem if that is not possible. */
final class TextFile {
  /** A CloudFormation template has the same limit. */
  static final int MOST_BYTES = 1_000_000;

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /** Returns the text without a byte order mark; empty after reporting a problem. */
  static Optional<String> read(Path path, Findings findings) {
    byte[] bytes;
    try {
      // Reading a pipe would block, and a device may never end.
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        findings.refuse(1, "this is not a file", "put a text file in its place");
        return Optional.empty();
      }
      try (InputStream stream = Files.newInputStream(path)) {
        bytes = stream.readNBytes(MOST_BYTES + 1);
      }
    } catch (IOException e) {
      findings.refuse(1, "the file cannot be read: " + e, "make it a readable file");
      return Optional.empty();
    }
    if (bytes.length > MOST_BYTES) {
      findings.refuse(
          1, "the file has more than %d bytes".formatted(MOST_BYTES), "make it smaller");
      return Optional.empty();
    }
    return decoded(bytes, findings);
  }

  /** Returns the number of the line in which the text ends. */
  static int lineAfter(CharSequence text) {
    return 1 + (int) LINE_BREAK.matcher(text).results().count();
  }

  private static Optional<String> decoded(byte[] bytes, Findings findings) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      findings.refuse(lineAfter(text), "the file is not UTF-8", "save it as UTF-8");
      return Optional.empty();
    }
    String all = text.toString();
    return Optional.of(all.startsWith(BYTE_ORDER_MARK) ? all.substring(1) : all);
  }
}
