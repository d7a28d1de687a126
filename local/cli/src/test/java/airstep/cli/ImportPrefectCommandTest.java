package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPrefectCommandTest {

  private static final String SERVED =
      """
      hubspot_airbyte.serve(name="hubspot", cron="0 7 * * *", parameters={
          "connection_id": "2b3e6d0a-7c41-4f5e-9a18-d3c05f7e1b62"})
      """;

  @TempDir private Path home;

  @Test
  void takesADeploymentToARunOfItsFlow() {
    Path flows = home.resolve("flows");
    Path file = Ran.write(home.resolve("serve.py"), SERVED);

    Ran ran = Ran.on(flows, "import", "prefect", file.toString(), "--yes");

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("IN PREFECT", flows.resolve("hubspot.yaml") + ": written");
    assertThat(Ran.on(flows, "validate").code()).isZero();
    assertThat(Ran.on(flows, "run", "hubspot", "--seed", "1").out()).contains("hubspot SUCCEEDED");
  }

  @Test
  void refusesAFileThatIsNotPrefects() {
    Path file = Ran.write(home.resolve("crontab"), "0 1 * * * backup\n");

    Ran ran = Ran.on(home.resolve("flows"), "import", "prefect", file.toString());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .startsWith(file + ": ")
        .endsWith("; pass a prefect.yaml or a Python file");
  }
}
