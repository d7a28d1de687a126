package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NextCommandTest {

  private static final Map<String, String> GIVEN =
      Map.of("--flows", "my flows", "--secrets", "s.json", "--stage", "prod", "--on", "aws");

  @Test
  void repeatsOnlyWhatTheCommandTakes() {
    NextCommand next = NextCommand.here(Map.of("--flows", "f", "--secrets", "s", "--on", "local"));

    assertThat(next.text("runs retry ca36"))
        .isEqualTo("./airstep runs retry ca36 --flows f --secrets s --on local");
    assertThat(next.text("runs show ca36")).isEqualTo("./airstep runs show ca36 --on local");
    assertThat(next.text("plan")).isEqualTo("./airstep plan --flows f");
  }

  @Test
  void aStartOnAwsHasTheFlowsAndSecretsOfItsStage() {
    NextCommand next = NextCommand.onAws(GIVEN);

    assertThat(next.text("run daily")).isEqualTo("./airstep run daily --on aws --stage prod");
    assertThat(next.text("flows pause daily"))
        .isEqualTo("./airstep flows pause daily --flows 'my flows' --on aws --stage prod");
    assertThat(next.onThisMachine().text("check daily"))
        .isEqualTo("./airstep check daily --flows 'my flows' --secrets s.json --on local");
  }

  @Test
  void quotesWhatAShellWouldReadAsSomethingElse() {
    assertThat(ShellWord.of("../flows/a-b_c.d")).isEqualTo("../flows/a-b_c.d");
    assertThat(ShellWord.of("dérivé/夜")).isEqualTo("dérivé/夜");
    assertThat(ShellWord.of("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
    assertThat(ShellWord.of("~/flows")).isEqualTo("'~/flows'");
    assertThat(ShellWord.of("")).isEqualTo("''");
  }
}
