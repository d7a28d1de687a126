package airstep.simulate;

import java.time.Duration;
import java.util.Locale;

/** How faults are told. */
final class Words {

  private Words() {}

  static String of(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  static String of(ApiCall call) {
    return call.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
