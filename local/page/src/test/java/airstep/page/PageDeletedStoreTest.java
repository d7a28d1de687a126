package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.store.ExecutionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a history whose file a person deletes while it is open. */
class PageDeletedStoreTest {

  @TempDir private Path directory;

  @Test
  void saysSoInsteadOfShowingOldRuns() throws Exception {
    InstantSource clock = InstantSource.fixed(SampleHistory.NOW);
    try (Place place = LocalPlace.of(ExecutionStore.open(directory, SampleHistory.NOW));
        PageServer server =
            PageServer.start(
                place, SampleFlows::all, Retries.onStage(place), Optional.empty(), clock, 0)) {
      assertThat(RawHttp.get(server.address(), "overview").json().text("message")).isEmpty();
      Path file = directory.resolve("executions.db");
      Files.delete(file);
      assertThat(RawHttp.get(server.address(), "overview").json().needText("message"))
          .isEqualTo(
              file
                  + " was deleted or replaced while this command used it; start the command again");
    }
  }
}
