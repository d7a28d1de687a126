package airstep.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoctorTest {

  @Test
  void asksEveryQuestion() throws IOException, URISyntaxException {
    Path classes = Path.of(Doctor.class.getResource("Doctor.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      List<String> written =
          files
              .map(file -> file.getFileName().toString().replace(".class", ""))
              .filter(name -> name.endsWith("Check") && !name.equals("DoctorCheck"))
              .toList();

      assertThat(Doctor.CHECKS)
          .extracting(check -> check.getClass().getSimpleName())
          .containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void asksInTheOrderOfTheGroups() {
    assertThat(Doctor.CHECKS)
        .isSortedAccordingTo(Comparator.comparing(DoctorCheck::group))
        .extracting(DoctorCheck::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
  }
}
