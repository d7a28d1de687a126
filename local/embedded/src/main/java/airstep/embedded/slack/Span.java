package airstep.embedded.slack;

import java.util.EnumSet;
import java.util.Set;

/** Text of one style; it may have several lines. */
record Span(String text, Set<Look> looks) {

  Span {
    looks = Set.copyOf(looks);
  }

  static Span plain(String text) {
    return new Span(text, Set.of());
  }

  static Span of(String text, Look look) {
    return new Span(text, Set.of(look));
  }

  Span with(Look look) {
    return new Span(text, plus(looks, look));
  }

  static Set<Look> plus(Set<Look> looks, Look look) {
    var more = EnumSet.of(look);
    more.addAll(looks);
    return more;
  }
}
