package airstep.embedded.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads Slack's markup: the text that people see, and its style. */
final class MrkdwnReader {

  private static final Pattern MARKUP =
      Pattern.compile(
          String.join(
              "|",
              "```\\n?(?<block>[\\s\\S]+?)\\n?```",
              "`(?<code>[^`\\n]+)`",
              "<(?<link>[^>\\n]+)>",
              "(?<quote>(?<=^|\\n)(?:&gt;|>) ?)",
              between("\\*", Look.BOLD),
              between("_", Look.ITALIC),
              between("~", Look.STRUCK)));

  private final List<Span> spans = new ArrayList<>();

  private MrkdwnReader() {}

  static List<Span> read(String text) {
    var reading = new MrkdwnReader();
    reading.read(text, Set.of());
    return List.copyOf(reading.spans);
  }

  /** Unescapes the three characters that senders must escape. */
  static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private void read(String text, Set<Look> looks) {
    Matcher markup = MARKUP.matcher(text);
    int from = 0;
    while (markup.find()) {
      add(text.substring(from, markup.start()), looks);
      from = markup.end();
      if (markup.group("block") != null) {
        boolean lineFollows = from < text.length() && text.charAt(from) != '\n';
        block(markup.group("block"), looks, lineFollows);
      } else {
        marked(markup, looks);
      }
    }
    add(text.substring(from), looks);
  }

  private void marked(Matcher markup, Set<Look> looks) {
    if (markup.group("code") != null) {
      add(markup.group("code"), Span.plus(looks, Look.CODE));
    } else if (markup.group("link") != null) {
      link(markup.group("link"), looks);
    } else if (markup.group("quote") != null) {
      add("▎ ", Span.plus(looks, Look.FAINT));
    } else {
      Stream.of(Look.BOLD, Look.ITALIC, Look.STRUCK)
          .filter(look -> markup.group(look.name()) != null)
          .forEach(look -> read(markup.group(look.name()), Span.plus(looks, look)));
    }
  }

  /** A block of code begins and ends a line. */
  private void block(String code, Set<Look> looks, boolean lineFollows) {
    if (!spans.isEmpty() && !spans.getLast().text().endsWith("\n")) {
      add("\n", looks);
    }
    add(code, Span.plus(looks, Look.CODE));
    if (lineFollows) {
      add("\n", looks);
    }
  }

  /** Links, mentions, channels and dates. */
  private void link(String link, Set<Look> looks) {
    int bar = link.indexOf('|');
    String target = bar < 0 ? link : link.substring(0, bar);
    String label = bar < 0 ? "" : link.substring(bar + 1);
    String words = label.isEmpty() ? target.substring(1) : label;
    String shown =
        switch (target.charAt(0)) {
          case '!' -> label.isEmpty() ? "@" + words : label;
          case '@' -> "@" + words;
          case '#' -> "#" + words;
          default -> label.isEmpty() ? target : label;
        };
    add(shown, Span.plus(looks, Look.LINK));
  }

  private void add(String text, Set<Look> looks) {
    if (!text.isEmpty()) {
      spans.add(new Span(unescape(text), looks));
    }
  }

  /** A mark opens at the start of a word and closes at the end of one, on the same line. */
  private static String between(String mark, Look name) {
    return "(?<![\\p{L}\\p{N}])"
        + mark
        + ("(?=\\S)(?<" + name + ">[^\\n" + mark + "]+)(?<=\\S)")
        + mark
        + "(?![\\p{L}\\p{N}])";
  }
}
