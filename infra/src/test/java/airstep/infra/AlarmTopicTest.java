package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** The topic for alarms, and for alerts that Slack did not accept. */
class AlarmTopicTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab";

  @TempDir private Path folder;

  @Test
  void isNotEncryptedWithoutAKey() {
    for (Template template : Synthesized.BOTH) {
      assertThat(template.all("AWS::SNS::Topic").getFirst().has("KmsMasterKeyId")).isFalse();
      assertThat(template.root().toString()).doesNotContain("kms:");
    }
  }

  @Test
  void onlyPublishersUseItsKeyAndOnlyThroughSns() throws IOException {
    Template template = synthesized(Map.of("topicKeyArn", KEY));

    assertThat(template.all("AWS::SNS::Topic").getFirst().get("KmsMasterKeyId").asText())
        .isEqualTo(KEY);
    assertThat(keyStatements(template))
        .hasSize(2)
        .allSatisfy(
            statement -> {
              assertThat(statement.get("Action").toString())
                  .isEqualTo("[\"kms:Decrypt\",\"kms:GenerateDataKey\"]");
              assertThat(statement.get("Resource").asText()).isEqualTo(KEY);
              assertThat(statement.at("/Condition/StringEquals/kms:ViaService").toString())
                  .contains("sns.");
            });
  }

  @Test
  void anExistingTopicCanHaveAKey() throws IOException {
    String topic = "arn:aws:sns:eu-west-1:123456789012:oncall";
    Template template = synthesized(Map.of("alarmTopicArn", topic, "topicKeyArn", KEY));

    assertThat(template.all("AWS::SNS::Topic")).isEmpty();
    assertThat(keyStatements(template)).hasSize(2);
    assertThat(template.root().get("Outputs").toString()).contains(topic);
  }

  private static List<JsonNode> keyStatements(Template template) {
    return template.all("AWS::IAM::Role").stream()
        .flatMap(role -> role.at("/Policies/0/PolicyDocument/Statement").valueStream())
        .filter(statement -> statement.toString().contains("kms:"))
        .toList();
  }

  private Template synthesized(Map<String, String> context) throws IOException {
    App app = Synthesized.app(folder.resolve("out"));
    var _ = new AirstepStack(app, Synthesized.props(context, Path.of("..", "events", "flows")));
    return Template.read(Path.of(app.synth().getDirectory(), "airstep-dev.template.json"));
  }
}
