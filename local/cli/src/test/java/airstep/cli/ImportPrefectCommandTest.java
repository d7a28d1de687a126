package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
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
    Path other = Ran.write(home.resolve("other.yaml"), "deployments: none\n");
    assertThat(Ran.plainly("import", "prefect", other.toString()).err())
        .isEqualTo(other + ": no list of deployments; pass a prefect.yaml or a Python file\n");
  }

  @Test
  void namesTheLineOfBrokenYaml() {
    Path file = home.resolve("prefect.yaml");
    String begin = "deployments:\n- name: a\n";
    for (String third : List.of("  entrypoint: [x", "  entry: a: b", "  entry: '\u0007'")) {
      var _ = Ran.write(file, begin + third + "\n");

      Ran ran = Ran.plainly("import", "prefect", file.toString(), "--json");

      JsonObject problem = ran.json().object("error").orElseThrow().objects("problems").getFirst();
      assertThat(problem.needText("what")).startsWith("broken YAML: ");
      assertThat(problem.needWhole("line")).as(third).isBetween(3L, 4L);
      assertThat(ran.code()).isEqualTo(2);
    }
  }
}
