package airstep.simulate;

import airstep.asl.ExecutionStatus;
import airstep.statemachine.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Promise 6: everything ends by itself, by its deadline. */
record DeadlineCheck(PlayedDay played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    for (PlayedExecution ran : played.executions()) {
      if (!ran.execution().isClosed()) {
        broken.accept(ran + " has not ended");
        continue;
      }
      if (ran.status() == ExecutionStatus.TIMED_OUT) {
        broken.accept(ran + " had to be ended by Step Functions");
      }
      Duration took = Duration.between(ran.start(), ran.end());
      Duration limit = deadline(ran);
      if (took.compareTo(limit) > 0) {
        broken.accept(ran + " took " + took + ", more than " + limit);
      }
    }
  }

  private Duration deadline(PlayedExecution ran) {
    return switch (ran.machine()) {
      case PlayedDay.RUN ->
          deadlines(ran.input().object("settings").flatMap(it -> it.text("flow"))).run();
      case PlayedDay.SYNC -> deadlines(ran.input("flow")).sync();
      default -> deadlines(Optional.of(ran.machine())).flow();
    };
  }

  private Deadlines deadlines(Optional<String> flow) {
    return Deadlines.of(played.day().scene().flow(flow.orElse("")));
  }
}
