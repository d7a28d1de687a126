package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

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

/** AWS's own rules of thumb, of the packs AwsSolutions and Serverless. */
class NagTest {

  @TempDir private Path folder;

  @Test
  void nothingIsFoundButWhatHasAReason() throws IOException {
    // Else what is found would stop the synthesis before this test could say what it is.
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
    assertThat(found).hasSizeGreaterThan(100);
    assertThat(found.stream().filter(line -> line.contains("\"Non-Compliant\""))).isEmpty();
    assertThat(found.stream().filter(line -> line.contains("\"UNKNOWN\""))).isEmpty();
  }
}
