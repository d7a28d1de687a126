package airstep.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.operate.Place;
import airstep.vocabulary.StepName;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds in the code of a stage's functions. */
class CodeCheckTest {

  /** As {@code printf jar | openssl dgst -sha256 -binary | base64} prints it. */
  private static final String SHA256 = "AWPx7qeJQ1AGBiTTFSNNQMUIqyUboSFxTiNFAwRfqt0=";

  private static final String DAILY =
      "schedule: {cron: '0 7 * * *'}\nconnections: [" + DoctorWorld.ORDERS + "]\n";

  private static final String OTHER = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String DEPLOY = "cd infra && npx cdk deploy -c stage=prod";

  @RegisterExtension static final WireMockExtension AWS = AwsWorld.server();

  @TempDir private Path folder;

  private final AwsWorld aws = new AwsWorld(AWS);

  @BeforeEach
  void buildAndDeploy() {
    write("pom.xml", "", 1);
    for (String module : List.of("vocabulary", "functions")) {
      write(module + "/pom.xml", "", 1);
      write(module + "/src/main/java/Step.java", "", 1);
      touch(folder.resolve("checkout").resolve(module).resolve("src/main"), 1);
      touch(folder.resolve("checkout").resolve(module).resolve("src/main/java"), 1);
    }
    write("functions/src/package/java/Package.java", "", 1);
    touch(folder.resolve("checkout/functions/src/package"), 1);
    touch(folder.resolve("checkout/functions/src/package/java"), 1);
    write("functions/target/function-arm64.zip", "jar", 2);
    for (StepName step : StepName.values()) {
      aws.function(step, SHA256);
    }
  }

  @Test
  void knowsCodeThatWasBuiltFromTheFiles() {
    assertThat(found())
        .singleElement()
        .isEqualTo(
            new Finding.Healthy("the deployed code of all 14 functions is that of the files"));
  }

  @Test
  void findsCodeThatDiffersFromTheFiles() {
    aws.function(StepName.PLAN_RUN, OTHER);
    aws.function(StepName.CLOSE_RUN, OTHER);

    assertThat(found())
        .singleElement()
        .isEqualTo(
            new Finding.Doubtful(
                "functions whose deployed code differs from the files: PlanRun, CloseRun", DEPLOY));
  }

  @Test
  void namesNoFunctionIfAllDiffer() {
    write("functions/target/function-arm64.zip", "another jar", 2);

    assertThat(found())
        .singleElement()
        .extracting(Finding::what)
        .isEqualTo("functions whose deployed code differs from the files: all 14");
  }

  @Test
  void findsFunctionsThatAreNotDeployed() {
    aws.noFunction(StepName.CHECK_ALERT);
    aws.function(StepName.PLAN_RUN, OTHER);

    List<Finding> found = found();

    assertThat(found).hasSize(2);
    assertThat(found.getFirst())
        .isEqualTo(new Finding.Broken("functions that are not deployed: CheckAlert", DEPLOY));
    assertThat(found.getLast().what()).endsWith(": PlanRun");
  }

  @Test
  void comparesNoJarThatIsOlderThanTheFiles() {
    write("functions/src/main/java/Step.java", "changed", 3);
    assertThat(found())
        .singleElement()
        .isEqualTo(
            new Finding.Doubtful(
                "the code of the functions was not compared: function-arm64.zip is older than the"
                    + " files",
                "mvn -B -q -pl functions -am package -Dmaven.test.skip=true -Dexec.skip=true"));

    write("functions/src/main/java/Step.java", "", 1);
    touch(folder.resolve("checkout/vocabulary/src/main/java"), 3);
    assertThat(found()).singleElement().isInstanceOf(Finding.Doubtful.class);
  }

  @Test
  void tellsHowToBuildTheJar() throws IOException {
    Files.delete(folder.resolve("checkout/functions/target/function-arm64.zip"));

    assertThat(found())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Doubtful.class,
            it -> {
              assertThat(it.what())
                  .endsWith("not compared: no function-arm64.zip has been built here");
              assertThat(it.command()).hasValueSatisfying(c -> assertThat(c).startsWith("mvn "));
            });
  }

  @Test
  void findsNoHealthWithoutPermission() {
    aws.refuse();

    assertThat(found())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Unchecked.class,
            it -> assertThat(it.what()).startsWith("code: could not check: AWS: AccessDenied"));
  }

  private List<Finding> found() {
    try (DoctorWorld world = new DoctorWorld(Api.CLOUD, folder).flow("daily", DAILY);
        Place place = aws.place()) {
      return world.finds(new CodeCheck(), place, new StageServices(place));
    }
  }

  private void write(String file, String text, long second) {
    Path path = folder.resolve("checkout").resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    touch(path, second);
  }

  private static void touch(Path path, long second) {
    try {
      Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(second)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
