package airstep.alert;

import airstep.slack.Mrkdwn;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a message: in Slack's markup, and plain for wherever that is not understood. */
record Text(String markup, String plain) {

  static final Text NONE = new Text("", "");

  private static final int LONGEST_OF_OURS = 1000;
  private static final int NAMES = 5;
  private static final int LONGEST_NAMES = 1500;

  /** Words of our own. */
  static Text of(String words) {
    return new Text(Mrkdwn.escape(words, LONGEST_OF_OURS), words);
  }

  /**
   * Words of somebody else, on one line, which mark up nothing that follows them.
   *
   * @param most how long they may be as markup
   */
  static Text foreign(String words, int most) {
    String line = line(words, most);
    return new Text(Mrkdwn.escape(line, most), line);
  }

  /** A block of code would take in all up to the next one. */
  private static String line(String words, int most) {
    return OneLine.of(words, most).replace("```", "'''");
  }

  /** A name, in bold. */
  static Text name(String name, int most) {
    String line = line(name, most);
    return line.isEmpty() ? of("(no name)") : new Text(Mrkdwn.bold(line, most), line);
  }

  /** The same, which leads to an address, if that fits in. */
  static Text name(String name, String address, int most) {
    String line = line(name, most);
    String link = Mrkdwn.link(address, line.replace('*', '∗').replace('|', '¦'));
    return line.isEmpty() || !link.startsWith("<") || link.length() + 2 > most
        ? name(name, most)
        : new Text("*" + link + "*", line);
  }

  /** A link, or only its words if the address does not fit in. */
  static Text link(String address, String words, int most) {
    String link = Mrkdwn.link(address, words);
    return link.startsWith("<") && link.length() <= most
        ? new Text(link, words + ": " + address)
        : of(words);
  }

  /** What calls somebody: Slack shows it as a name; elsewhere it says nothing. */
  static Text mention(String mention) {
    String markup =
        switch (mention) {
          case "here", "channel" -> "<!" + mention + "> ";
          case String id when id.matches("[UW][A-Z0-9]{1,20}") -> "<@" + id + "> ";
          case String id when id.matches("S[A-Z0-9]{1,20}") -> "<!subteam^" + id + "> ";
          default -> "";
        };
    return new Text(markup, "");
  }

  Text then(Text more) {
    return new Text(markup + more.markup, plain + more.plain);
  }

  Text then(String words) {
    return then(of(words));
  }

  /** As said by somebody else. */
  Text quoted() {
    return isEmpty() ? this : new Text(">" + markup, "> " + plain);
  }

  Text bold() {
    return new Text("*" + markup + "*", plain);
  }

  boolean isEmpty() {
    return markup.isEmpty();
  }

  /** All that is not empty, with our own words between. */
  static Text join(String between, Text... texts) {
    return join(between, List.of(texts));
  }

  static Text join(String between, List<Text> texts) {
    List<Text> there = texts.stream().filter(text -> !text.isEmpty()).toList();
    return new Text(
        there.stream().map(Text::markup).collect(Collectors.joining(between)),
        there.stream().map(Text::plain).collect(Collectors.joining(between)));
  }

  static Text lines(Text... texts) {
    return join("\n", texts);
  }

  /**
   * As many names as a person reads and a section has room for, then how many there are beside.
   *
   * @param count of all of them, those that nobody named included
   */
  static Text names(Stream<Text> names, long count) {
    List<Text> shown = new ArrayList<>();
    int length = 0;
    for (Text name : names.limit(NAMES).toList()) {
      length += name.markup.length();
      if (length <= LONGEST_NAMES) {
        shown.add(name);
      }
    }
    long more = count - shown.size();
    if (more > 0) {
      return join(", ", shown).then(" and " + Spoken.number(more) + " more");
    }
    return shown.size() < 2
        ? join("", shown)
        : join(", ", shown.subList(0, shown.size() - 1)).then(" and ").then(shown.getLast());
  }
}
