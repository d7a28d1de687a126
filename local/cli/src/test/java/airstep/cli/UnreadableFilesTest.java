package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read is reported in one line with its place, and exit code 2. */
class UnreadableFilesTest {

  private static final String GOOD = "connections: [00000000-0000-4000-8000-000000000001]\n";
  private static final Map<String, byte[]> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("not UTF-8", new byte[] {'#', (byte) 0xff, '\n'});
    KINDS.put("UTF-16", "\uFEFFa: b\n".getBytes(StandardCharsets.UTF_16LE));
    KINDS.put("UTF-16 unmarked", "a=b\n".getBytes(StandardCharsets.UTF_16BE));
    KINDS.put("half a pair", new byte[] {'#', (byte) 0xed, (byte) 0xa0, (byte) 0x80});
    KINDS.put("too long", "#".repeat(1_000_001).getBytes(StandardCharsets.UTF_8));
    for (String deep : List.of("[", "{", "- ", "? ", "&a [")) {
      KINDS.put("deep " + deep, deep.repeat(20_000).getBytes(StandardCharsets.UTF_8));
    }
  }

  @TempDir private Path events;

  @Test
  void areReportedInOneLineByEveryCommand() throws IOException {
    Path flows = Ran.flow(events, "x", GOOD);
    for (String file : List.of("flows/x.yaml", "alerts.yaml", ".env")) {
      Path path = events.resolve(file);
      for (Map.Entry<String, byte[]> kind : KINDS.entrySet()) {
        Files.write(path, kind.getValue());
        for (String command : List.of("validate", "run")) {
          Ran ran = command.equals("run") ? Ran.on(flows, "run", "x") : Ran.on(flows, command);

          assertThat(ran.code()).as("%s as %s", kind.getKey(), file).isEqualTo(2);
          assertThat(ran.out()).isEmpty();
          assertThat(ran.err().lines())
              .as("%s as %s", kind.getKey(), file)
              .singleElement()
              .asString()
              .startsWith(path + ":1: ")
              .contains("; ");
        }
      }
      Files.delete(path);
      var _ = Ran.flow(events, "x", GOOD);
    }
  }

  @Test
  void readsASurrogatePairAtAnyOffset() {
    for (int offset : List.of(1_024, 2_049, 3_074, 4_099)) {
      String text = "#" + "x".repeat(offset - 1) + "😀\n";
      Path flows = Ran.flow(events, "x", text + GOOD);
      var _ = Ran.write(events.resolve("alerts.yaml"), text + "defaults: {secret: a}\n");

      assertThat(Ran.on(flows, "validate").code()).isZero();
      assertThat(Ran.on(flows, "run", "x").code()).isZero();
    }
  }

  /** No command prints a value that a flow may not use. */
  @Test
  void refusesAVariableNamedLikeASecretWithoutShowingItsValue() {
    String value = "hunter2-hunter2";
    for (String name :
        List.of("AWS_SECRET_ACCESS_KEY", "AWS_REGION", "SLACK_TOKEN", "API_KEY", "dbPassword")) {
      var _ = Ran.write(events.resolve(".env"), name + "=" + value + "\n");
      for (String flow :
          List.of(GOOD + "description: by ${NAME}\n", "connections: [\"${NAME}\"]\n")) {
        Path flows = Ran.flow(events, "x", flow.replace("NAME", name));
        for (List<String> command :
            List.of(
                List.of("validate"),
                List.of("plan"),
                List.of("run", "x"),
                List.of("check", "x"),
                List.of("render", "x", "--out", events.resolve("out").toString()))) {
          Ran ran = Ran.on(flows, command.toArray(String[]::new));

          assertThat(ran.code()).isEqualTo(2);
          assertThat(ran.err().lines())
              .singleElement()
              .asString()
              .contains(".yaml:")
              .contains(name);
          assertThat(ran.out() + ran.err()).doesNotContain(value);
        }
      }
    }
  }
}
