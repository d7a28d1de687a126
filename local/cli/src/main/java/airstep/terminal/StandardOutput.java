package airstep.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output that remembers why it could not be written. A PrintStream forgets it. */
public final class StandardOutput extends OutputStream {

  private final OutputStream out;
  private IOException first;

  public StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** Returns that of this process. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    try {
      out.write(octets, from, length);
    } catch (IOException e) {
      first = first == null ? e : first;
      throw e;
    }
  }

  /** Returns why text was lost, unless its reader did not want more of it, as head does. */
  public Optional<String> lost() {
    return Optional.ofNullable(first)
        .map(IOException::getMessage)
        .filter(why -> !why.equals("Broken pipe"));
  }
}
