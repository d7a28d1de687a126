package airstep.flows;

import static airstep.flows.FlowFolder.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadFlowsTest {
  private static final String GOOD = "connections: [%s]\n".formatted(CONNECTION);

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void makesAnEmptyFolder() {
    folder = FlowFolder.in(events);
  }

  @ParameterizedTest
  @MethodSource("airstep.flows.BadFlows#all")
  void reportsOneLineForOneProblem(BadFlows.Bad bad) {
    folder.with("x.yaml", bad.yaml()).with("other.yaml", GOOD);

    assertThat(folder.problems(folder.read()))
        .containsExactly("flows/x.yaml:%d: %s".formatted(bad.line(), bad.problem()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          connections: [a\\n  b: c    | 2 | broken YAML: expected ',' or ']', but got :; correct this line or the one above
          connections: [${ONE}]\\n   | 1 | broken YAML: expected ',' or ']', but got {; inside [ ], write a variable in quotes: ["${NAME}"]
          tags: [a, b-${ONE}]\\n     | 1 | broken YAML: expected ',' or ']', but got {; inside [ ], write a variable in quotes: ["${NAME}"]
          tags: [\\n a,\\n ${ONE}]\\n  | 3 | broken YAML: expected ',' or ']', but got {; inside [ ], write a variable in quotes: ["${NAME}"]
          tags: ["${ONE}", b: {c]\\n | 1 | broken YAML: expected ',' or '}', but got ]; correct this line or the one above
          a: b\\n\\tc: d             | 2 | broken YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation); correct this line or the one above
          `  `                       | 1 | the file is empty; start with description: and connections:
          - a                        | 1 | a flow is a mapping of keys; write key: value lines
          a: b\\n---\\na: b          | 2 | broken YAML: but found another document; correct this line or the one above
          description: no            | 1 | 'connections' is missing; add it
          # \\u0007\\n                | 1 | the character U+0007 is not allowed; remove it or write it as an escape in double quotes
          """)
  void reportsOneLineForAFileThatIsNotAFlow(String text, int line, String problem) {
    folder.with("x.yaml", text.translateEscapes().replace("\\u0007", "\u0007"));

    assertThat(folder.problems(folder.read()))
        .containsExactly("flows/x.yaml:%d: %s".formatted(line, problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x.yml        | flow files end in .yaml; rename it to x.yaml
          x.YAML       | flow files end in .yaml; rename it to x.yaml
          run.yaml     | 'run' is reserved for a state machine that all flows share; rename the file
          sync.yaml    | 'sync' is reserved for a state machine that all flows share; rename the file
          My_Flow.yaml | 'My_Flow' is not a valid flow name; rename the file: use 1 to 43 of a-z, 0-9 and -, not starting with -
          -x.yaml      | '-x' is not a valid flow name; rename the file: use 1 to 43 of a-z, 0-9 and -, not starting with -
          aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.yaml | 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' is not a valid flow name; rename the file: use 1 to 43 of a-z, 0-9 and -, not starting with -
          """)
  void reportsOneLineForAWrongFileName(String name, String problem) {
    folder.with("good.yaml", GOOD).with(name, GOOD);

    assertThat(folder.problems(folder.read()))
        .containsExactly("flows/%s:1: %s".formatted(name, problem));
  }

  @Test
  void refusesFlowsInSubfolders() {
    folder
        .with("good.yaml", GOOD)
        .with("notes/read.me", "")
        .with(".git/x.yaml", GOOD)
        .with("hubspot/daily.yaml", GOOD);

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/hubspot/daily.yaml:1: subfolders are not read, because a flow name cannot"
                + " contain a slash; move the file to flows");
  }

  @Test
  void acceptsTheLongestName() {
    assertThat(FlowFolder.only(folder.with("a".repeat(43) + ".yaml", GOOD).read()).name())
        .hasSize(43);
  }

  @Test
  void reportsAllProblemsOfAllFilesInOrder() {
    folder
        .with("b.yaml", "timout: 30m\njob: synk\n")
        .with("a.yaml", GOOD + "tags: [a, a, 'b c']\nenabled: maybe\n");

    assertThat(folder.problems(folder.read()))
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .containsExactly(
            "flows/a.yaml:2",
            "flows/a.yaml:2",
            "flows/a.yaml:3",
            "flows/b.yaml:1",
            "flows/b.yaml:1",
            "flows/b.yaml:2");
  }

  @Test
  void aFileThatIsNotUtf8GivesOneLine() throws IOException {
    Files.write(folder.flows().resolve("x.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThat(folder.problems(folder.read()))
        .containsExactly("flows/x.yaml:1: the file is not UTF-8; save it as UTF-8");
  }

  @Test
  void reportsAFolderWithoutFlows() {
    assertThat(folder.problems(folder.read()))
        .containsExactly("flows: this folder contains no flows; add a file name.yaml to it");
    FlowFolder nowhere = new FlowFolder(events.resolve("nowhere"));
    assertThat(nowhere.problems(nowhere.read()))
        .containsExactly(
            "nowhere: there is no such folder; pass the folder that contains the flow files");
  }

  @Test
  void keepsAQuotedLineBreakOnOneLine() {
    folder.with("x.yaml", GOOD + "tags: [\"a\\nb: c\\u2028d\"]\n");

    assertThat(folder.problems(folder.read()))
        .singleElement()
        .asString()
        .contains("'a b: c d'")
        .hasLineCount(1);
  }
}
