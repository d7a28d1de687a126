package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.operate.AwsPlace;
import airstep.states.SfnExecutions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/aws.md with what a person needs has every action that a command calls. */
class RightsOfAPersonTest {

  private static final Pattern CLIENT =
      Pattern.compile("software/amazon/awssdk/services/([a-z]+)/[A-Za-z]+Client");

  private static final Map<String, String> PREFIXES =
      Map.of("sfn", "states", "eventbridge", "events", "cloudwatchlogs", "logs");

  /** These of a client call no service. */
  private static final Set<String> OWN =
      Set.of("builder", "close", "create", "serviceClientConfiguration");

  @Test
  void listsEveryActionThatACommandCalls() throws IOException {
    Set<String> called = new TreeSet<>();
    for (Class<?> module : List.of(Airstep.class, AwsPlace.class)) {
      classes(home(module)).forEach(bytes -> add(bytes, called));
    }
    String reader = "/" + SfnExecutions.class.getName().replace('.', '/') + ".class";
    add(SfnExecutions.class.getResourceAsStream(reader).readAllBytes(), called);
    // Only a step reads the definition of an execution.
    called.remove("states:DescribeStateMachineForExecution");
    // EventBridge Scheduler asks for it when a schedule gets a role.
    called.add("iam:PassRole");

    assertThat(listed()).isEqualTo(called);
  }

  private static Set<String> listed() {
    String page = Ran.read(Path.of("..", "..", "docs", "aws.md"));
    String table = page.substring(page.indexOf("| command | actions | resources |"));
    Set<String> actions = new TreeSet<>();
    Pattern.compile("`([a-z]+:[A-Z][A-Za-z]+)`")
        .matcher(table.substring(0, table.indexOf("\n\n")))
        .results()
        .forEach(found -> actions.add(found.group(1)));
    return actions;
  }

  private static void add(byte[] bytes, Set<String> actions) {
    ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeInstruction.class::isInstance)
        .map(InvokeInstruction.class::cast)
        .forEach(
            call -> {
              var client = CLIENT.matcher(call.owner().asInternalName());
              String name = call.name().stringValue().replaceFirst("Paginator$", "");
              if (client.matches() && !OWN.contains(name)) {
                actions.add(
                    PREFIXES.getOrDefault(client.group(1), client.group(1))
                        + ":"
                        + name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1));
              }
            });
  }

  private static URI home(Class<?> of) {
    try {
      return of.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> classes(URI home) throws IOException {
    if (Files.isDirectory(Path.of(home))) {
      return classes(Path.of(home));
    }
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(home))) {
      return classes(jar.getPath("/"));
    }
  }

  private static List<byte[]> classes(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> read(file))
          .toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
