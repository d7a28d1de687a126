package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** A template for another tool than the CDK, such as Terraform, with its assets in a bucket. */
class AssetBucketTest {

  private static final String BUCKET = "example-airstep-releases";
  private static final Path TERRAFORM = Path.of("..", "docs", "elsewhere", "terraform", "main.tf");

  @TempDir private Path folder;
  private Path out;
  private Template template;
  private JsonNode files;

  @BeforeEach
  void synthesize() throws IOException {
    App app = Synthesized.app(folder.resolve("out"));
    var _ =
        new AirstepStack(
            app,
            Synthesized.props(
                Map.of("stage", "prod", "alarmEmail", "oncall@example.com", "assetBucket", BUCKET),
                Path.of("..", "events", "flows")));
    out = Path.of(app.synth().getDirectory());
    template = Template.read(out.resolve("airstep-prod.template.json"));
    files =
        Synthesized.JSON.readTree(out.resolve("airstep-prod.assets.json").toFile()).get("files");
  }

  @Test
  void theTemplateNeedsNoBootstrap() {
    assertThat(template.root().toString()).doesNotContain("cdk-bootstrap", "hnb659fds");
    assertThat(template.root().has("Rules")).isFalse();
    assertThat(template.root().has("Parameters")).isFalse();
  }

  /** What {@code main.tf} relies on. */
  @Test
  void theManifestListsTheFilesOfTheBucketAndTheTemplateAmongThem() {
    assertThat(files).hasSize(2);
    for (JsonNode file : files) {
      assertThat(file.at("/source/packaging").asText()).isEqualTo("file");
      assertThat(out.resolve(file.at("/source/path").asText())).exists();
      assertThat(file.get("destinations")).hasSize(1);
      assertThat(destination(file).get("bucketName").asText()).isEqualTo(BUCKET);
    }
    assertThat(files.valueStream().map(file -> file.at("/source/path").asText()))
        .contains("airstep-prod.template.json");
  }

  @Test
  void eachFunctionUsesAFileOfTheManifest() {
    List<String> keys =
        files.valueStream().map(file -> destination(file).get("objectKey").asText()).toList();

    assertThat(template.all("AWS::Lambda::Function"))
        .isNotEmpty()
        .allSatisfy(
            function -> {
              assertThat(function.at("/Code/S3Bucket").asText()).isEqualTo(BUCKET);
              assertThat(keys).contains(function.at("/Code/S3Key").asText());
            });
  }

  /**
   * Terraform passes the template by URL, and has to be told about roles, one of which is named.
   */
  @Test
  void theTemplateIsTooLargeForARequestAndHasARoleWithAName() throws IOException {
    assertThat(template.bytes()).isBetween(51_200L, 1_000_000L);
    assertThat(template.all("AWS::IAM::Role")).anyMatch(role -> role.has("RoleName"));
    assertThat(Files.readString(TERRAFORM))
        .contains("template_url", "capabilities = [\"CAPABILITY_NAMED_IAM\"]");
  }

  private static JsonNode destination(JsonNode file) {
    return file.get("destinations").elements().next();
  }
}
