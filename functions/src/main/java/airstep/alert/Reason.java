package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.SyncOutcome;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a sync did not succeed. Equal reasons of different connections are equal.
 *
 * @param where Airbyte's origin and type of the failure, such as {@code source, config_error}
 * @param words Airbyte's message if the job failed, else Airstep's own sentence
 */
record Reason(String where, String words) {

  private static final int LONGEST_WHERE = 90;
  private static final int LONGEST_WORDS = 480;
  private static final int READ = 700;

  static Reason of(SyncOutcome sync) {
    // Only the beginning of a stack trace is compared.
    String words = OneLine.of(sync.details().reason().orElse(""), READ);
    boolean airbytes = sync.outcome() == Outcome.FAILED && sync.jobId().isPresent();
    String where =
        Stream.of(sync.details().failureOrigin(), sync.details().failureType())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return new Reason(where, airbytes ? words : HumanFormat.sentence(words));
  }

  /** Returns it as a quote, after where it happened. */
  Text text() {
    Text said = Text.foreign(words, LONGEST_WORDS);
    Text lead = where.isEmpty() ? Text.NONE : Text.name(HumanFormat.sentence(where), LONGEST_WHERE);
    return Text.join(": ", lead, said).quoted();
  }

  /** Returns it on one line, for a notification. */
  String spoken() {
    return words.isEmpty() ? where : words;
  }
}
