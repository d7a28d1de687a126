package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import airstep.terminal.StandardOutput;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {

  @TempDir private Path home;

  /** Otherwise a script would go on with half a file. */
  @Test
  void aCommandWhoseOutputIsLostDoesNotSucceed() throws Exception {
    File full = new File("/dev/full");
    assumeThat(full).exists();
    Path err = home.resolve("err");
    Process process =
        new ProcessBuilder(AirstepProcess.command(home, "context", "ls"))
            .redirectOutput(full)
            .redirectError(err.toFile())
            .start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err)
        .hasContent("airstep: standard output cannot be written: No space left on device");
  }

  @Test
  void aReaderThatWantsNoMoreIsNoProblem() {
    StandardOutput output = new StandardOutput(failing("Broken pipe"));
    print(output);
    assertThat(output.lost()).isEmpty();
    StandardOutput other = new StandardOutput(failing("Input/output error"));
    print(other);
    assertThat(other.lost()).contains("Input/output error");
  }

  private static void print(StandardOutput output) {
    new PrintStream(output, true, StandardCharsets.UTF_8).println("text");
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
