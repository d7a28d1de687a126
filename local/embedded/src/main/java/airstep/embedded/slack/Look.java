package airstep.embedded.slack;

import java.util.Set;
import java.util.stream.Collectors;

/** The style of a text; a terminal without colors does not show it. */
enum Look {
  BOLD(1),
  FAINT(2),
  ITALIC(3),
  LINK(4),
  STRUCK(9),
  CODE(36);

  private final int sgr;

  Look(int sgr) {
    this.sgr = sgr;
  }

  static String paint(String text, Set<Look> looks) {
    String codes =
        looks.stream()
            .sorted()
            .map(look -> Integer.toString(look.sgr))
            .collect(Collectors.joining(";"));
    return looks.isEmpty() ? text : "\u001b[" + codes + "m" + text + "\u001b[0m";
  }
}
