package airstep.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LazyTest {

  private final List<Object> opened = new ArrayList<>();
  private final Lazy<Object> lazy =
      new Lazy<>(
          () -> {
            opened.add(new Object());
            return opened.getLast();
          });

  @Test
  void opensNothingBeforeItIsUsed() {
    assertThat(opened).isEmpty();
  }

  @Test
  void opensOnceForAllThreads() {
    List<Object> got = IntStream.range(0, 100).parallel().mapToObj(_ -> lazy.get()).toList();

    assertThat(opened).hasSize(1);
    assertThat(got).containsOnly(opened.getFirst());
  }
}
