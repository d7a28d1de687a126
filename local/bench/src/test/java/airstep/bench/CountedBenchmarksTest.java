package airstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The counted sections of the page are what the code counts: {@code ./airstep bench NAME}. */
class CountedBenchmarksTest {

  private static final Path HOME = Path.of("..", "..");
  private static final Path PAGE = HOME.resolve("docs").resolve("benchmarks.md");
  private static final List<Benchmark> ALL = Benchmarks.all(HOME, List.of());

  static Stream<String> counted() {
    return ALL.stream().filter(section -> !section.measured()).map(Benchmark::name);
  }

  @ParameterizedTest
  @MethodSource("counted")
  void isOnThePage(String name) throws Exception {
    Benchmark section =
        ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();

    assertThat(new BenchmarkPage(PAGE, ALL).part(section))
        .as("renew docs/benchmarks.md with ./airstep bench " + name)
        .isEqualTo(BenchmarkPage.part(section, LocalDate.EPOCH, new MeasuredOn(0, "", "", "")));
    for (var picture : section.pictures().entrySet()) {
      assertThat(Files.readString(PAGE.resolveSibling(picture.getKey())))
          .as(picture.getKey().toString())
          .isEqualTo(picture.getValue());
    }
  }
}
