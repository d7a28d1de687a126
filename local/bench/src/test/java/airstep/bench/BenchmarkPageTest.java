package airstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkPageTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
  private static final MeasuredOn MACHINE = new MeasuredOn(2, "a processor", "Linux", "25");

  @TempDir Path docs;

  record Fixed(String name, boolean measured, List<String> lines) implements Benchmark {

    @Override
    public String heading() {
      return "About " + name;
    }

    @Override
    public Map<Path, String> pictures() {
      return Map.of(Path.of(name + ".svg"), "<svg/>");
    }
  }

  @Test
  void renewsOneSectionAndKeepsTheOthers() throws Exception {
    Path file = docs.resolve("benchmarks.md");
    Fixed polls = new Fixed("polls", false, List.of("| 1 |"));
    Fixed start = new Fixed("start", true, List.of("2 s"));
    BenchmarkPage page = new BenchmarkPage(file, List.of(polls, start));
    page.renew(start, DAY, MACHINE);
    page.renew(polls, DAY, MACHINE);
    new BenchmarkPage(file, List.of(new Fixed("polls", false, List.of("| 3 |")), start))
        .renew(new Fixed("polls", false, List.of("| 3 |")), DAY.plusDays(1), MACHINE);
    assertThat(Files.readString(file))
        .startsWith("# Benchmarks\n")
        .endsWith(
            """

            ## About polls

            `./airstep bench polls`

            | 3 |

            ## About start

            `./airstep bench start`, 2026-11-29, 2 cores of a processor, Linux, Java 25.

            2 s
            """);
    assertThat(docs.resolve("polls.svg")).hasContent("<svg/>");
    assertThat(page.part(start)).isEqualTo(BenchmarkPage.part(start, DAY, MACHINE));
  }
}
