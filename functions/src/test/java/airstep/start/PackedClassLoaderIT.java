package airstep.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads classes from the file of the package. */
final class PackedClassLoaderIT {

  @TempDir static Path folder;

  private static PackedClassLoader loader;

  @BeforeAll
  static void open() throws Exception {
    loader = Packed.open(folder);
  }

  @Test
  void findsEveryClassOfTheFile() throws Exception {
    for (String name : Packed.classes().keySet()) {
      if (name.startsWith("airstep.")) {
        assertThat(loader.loadClass(name))
            .satisfies(
                it -> assertThat(it.getName()).isEqualTo(name),
                it -> assertThat(it.getClassLoader()).isSameAs(loader));
      }
    }
  }

  @Test
  void getsTheOthersFromItsParent() throws Exception {
    assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
    assertThat(loader.loadClass(Start.class.getName())).isSameAs(Start.class);
    assertThat(loader.getResource("airstep/start/Start.class")).isNotNull();
  }

  @Test
  void doesNotFindAClassThatIsNowhere() {
    assertThatThrownBy(() -> loader.loadClass("airstep.steps.Nothing"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  /** The two names have the same hash. */
  @Test
  void doesNotTakeAClassForAnotherWithItsHash() {
    String name = "airstep.steps.FindJob";
    String other = name.substring(0, name.length() - 2) + "n" + (char) ('b' + 31);
    // "ob" and "nC": 'o' * 31 + 'b' equals 'n' * 31 + ('b' + 31).
    assertThat(other).hasSameHashCodeAs(name).isNotEqualTo(name);

    assertThatThrownBy(() -> loader.loadClass(other)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void loadsAClassOnceForManyThreads() throws Exception {
    PackedClassLoader another = Packed.open(folder);
    Set<Class<?>> loaded = ConcurrentHashMap.newKeySet();
    List<Thread> threads =
        IntStream.range(0, 16)
            .mapToObj(
                _ ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              try {
                                loaded.add(another.loadClass("airstep.json.Json"));
                              } catch (ClassNotFoundException e) {
                                throw new AssertionError(e);
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(loaded).hasSize(1);
  }
}
