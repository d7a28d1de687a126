package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.StepName;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** The rules of the cdk-nag packs AwsSolutions and Serverless. */
class NagTest {

  @TempDir private Path folder;

  @Test
  void everyFindingHasAReason() throws IOException {
    // Otherwise, a finding would stop the synthesis before the test can report it.
    App app = Synthesized.app(folder, Map.of("@aws-cdk/core:annotationsInValidationReport", false));
    AirstepStack stack = Synthesized.everyKind(app);
    Suppressions.put(stack, FlowFiles.in(Path.of("src", "test", "flows")));
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    Aspects.of(app).add(ServerlessChecks.Builder.create().verbose(true).build());

    app.synth();

    List<String> found = new ArrayList<>();
    for (String pack : List.of("AwsSolutions", "Serverless")) {
      Path report = folder.resolve(pack + "-" + stack.getStackName() + "-NagReport.csv");
      found.addAll(Files.readAllLines(report));
    }
    // The rule on runtimes checks every function, so the packs have run.
    assertThat(found.stream().filter(line -> line.startsWith("\"AwsSolutions-L1\"")))
        .hasSize(StepName.values().length);
    assertThat(found.stream().filter(line -> line.contains("\"Non-Compliant\""))).isEmpty();
    assertThat(found.stream().filter(line -> line.contains("\"UNKNOWN\""))).isEmpty();
  }
}
