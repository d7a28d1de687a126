package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.CfnQueue;

/** The CDK validates every template of the tests with CloudFormation's schemas. */
class DefaultRulesTest {

  @Test
  void synthesisRefusesWhatCloudFormationWouldRefuse(@TempDir Path folder) throws IOException {
    App app = Synthesized.app(folder);
    CfnQueue.Builder.create(new Stack(app, "wrong"), "Queue")
        .build()
        .addPropertyOverride("VisibilityTimeout", "soon");

    assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    assertThat(Files.readString(folder.resolve("validation-report.json")))
        .contains("VisibilityTimeout");
  }
}
