package airstep.alert;

import airstep.slack.Mrkdwn;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a message, in Slack's markup and as plain text. */
record Text(String markup, String plain) {

  static final Text NONE = new Text("", "");

  private static final int LONGEST_OF_OURS = 1000;
  private static final int LISTED = 5;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NAMES = 1500;

  /** Creates a text from words of Airstep. */
  static Text of(String words) {
    return new Text(Mrkdwn.escape(words, LONGEST_OF_OURS), words);
  }

  /**
   * Creates a text from external words, on one line, escaped.
   *
   * @param most the maximum length as markup
   */
  static Text foreign(String words, int most) {
    String line = line(words, most);
    return new Text(Mrkdwn.escape(line, most), line);
  }

  /** An open code block would include everything up to the next one. */
  private static String line(String words, int most) {
    return OneLine.of(words, most).replace("```", "'''");
  }

  /** Creates a name in bold. */
  static Text name(String name) {
    return name(name, LONGEST_NAME);
  }

  /** Creates a name in bold, at most {@code most} characters long as markup. */
  static Text name(String name, int most) {
    String line = line(name, most);
    return line.isEmpty() ? of("(no name)") : new Text(Mrkdwn.bold(line, most), line);
  }

  /** Creates a name in bold with a link, if there is one and it fits. */
  static Text name(String name, Optional<String> address) {
    int most = 2 * LONGEST_NAME;
    String line = line(name, most);
    String shown = line.replace('*', '∗').replace('|', '¦');
    return address
        .filter(_ -> !line.isEmpty())
        .map(it -> Mrkdwn.link(it, shown))
        .filter(link -> link.startsWith("<") && link.length() + 2 <= most)
        .map(link -> new Text("*" + link + "*", line))
        .orElseGet(() -> name(name));
  }

  /** Creates a link, or only its words if the address does not fit. */
  static Text link(String address, String words, int most) {
    String link = Mrkdwn.link(address, words);
    return link.startsWith("<") && link.length() <= most
        ? new Text(link, words + ": " + address)
        : of(words);
  }

  /** Creates a mention, which is empty as plain text. */
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

  /** Returns the text as a quote. */
  Text quoted() {
    return isEmpty() ? this : new Text(">" + markup, "> " + plain);
  }

  Text bold() {
    return new Text("*" + markup + "*", plain);
  }

  boolean isEmpty() {
    return markup.isEmpty();
  }

  /** Joins the texts that are not empty. */
  static Text join(String between, Text... texts) {
    return join(between, List.of(texts));
  }

  static Text join(String between, List<Text> texts) {
    List<Text> present = texts.stream().filter(text -> !text.isEmpty()).toList();
    return new Text(
        present.stream().map(Text::markup).collect(Collectors.joining(between)),
        present.stream().map(Text::plain).collect(Collectors.joining(between)));
  }

  /** Returns the markup of the texts that are not empty. */
  static List<String> sections(List<Text> texts) {
    return texts.stream().map(Text::markup).filter(markup -> !markup.isEmpty()).toList();
  }

  static Text lines(Text... texts) {
    return join("\n", texts);
  }

  /** Returns the first five texts after a mark, and then how many more there are. */
  static List<Text> listed(String mark, List<Text> texts, String ofTheRest) {
    List<Text> listed = new ArrayList<>();
    texts.stream().limit(LISTED).forEach(text -> listed.add(of(mark).then(text)));
    if (texts.size() > LISTED) {
      listed.add(of(mark + "and " + (texts.size() - LISTED) + " more" + ofTheRest));
    }
    return listed;
  }

  /**
   * Lists the first names that fit, and how many more there are.
   *
   * @param count the number of all, including those without a name here
   */
  static Text names(Stream<Text> names, long count) {
    List<Text> shown = new ArrayList<>();
    int length = 0;
    for (Text name : names.limit(LISTED).toList()) {
      length += name.markup.length();
      if (length <= LONGEST_NAMES) {
        shown.add(name);
      }
    }
    long more = count - shown.size();
    if (more > 0) {
      return join(", ", shown).then(" and " + HumanFormat.number(more) + " more");
    }
    return shown.size() < 2
        ? join("", shown)
        : join(", ", shown.subList(0, shown.size() - 1)).then(" and ").then(shown.getLast());
  }
}
