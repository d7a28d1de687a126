package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

  private static final int OWNERS = 200;

  @TempDir private Path directory;

  @RepeatedTest(3)
  void isSeenToEndWhileItCloses() throws Exception {
    for (int i = 0; i < OWNERS; i++) {
      Owner owner = Owner.in(directory);
      FutureTask<Void> sees =
          new FutureTask<>(
              () -> {
                while (Owner.isAlive(directory, owner.id())) {
                  Thread.onSpinWait();
                }
                return null;
              });
      Thread other = Thread.ofPlatform().start(sees);
      owner.close();
      sees.get();
      other.join();
    }
    assertThat(directory).isEmptyDirectory();
  }
}
