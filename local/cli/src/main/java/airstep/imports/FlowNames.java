package airstep.imports;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes names of flows, each of them once. */
final class FlowNames {

  private static final int LONGEST = 43;
  private static final int LONGEST_NUMBER = 5;

  /** The state machines that all flows share. */
  private static final Set<String> RESERVED = Set.of("run", "sync");

  private final Set<String> taken = new HashSet<>();

  /** Returns a name from the words of a text, numbered if it is already taken. */
  String next(String words) {
    String plain = slug(words, LONGEST);
    String name = RESERVED.contains(plain) ? "airbyte-" + plain : plain;
    return Stream.concat(
            Stream.of(name),
            IntStream.iterate(2, i -> i + 1)
                .mapToObj(i -> slug(name, LONGEST - LONGEST_NUMBER) + "-" + i))
        .filter(taken::add)
        .findFirst()
        .orElseThrow();
  }

  private static String slug(String words, int longest) {
    String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = trim(plain);
    String shortened = trim(name.substring(0, Math.min(name.length(), longest)));
    return shortened.isEmpty() ? "imported" : shortened;
  }

  private static String trim(String text) {
    return text.replaceAll("^-+|-+$", "");
  }
}
