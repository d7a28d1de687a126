package airstep.secrets;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Undoes one layer of URL, HTML and JSON escapes. */
final class Escapes {

  private final SecretReading text;

  /** The end of the last escape read. */
  private int end;

  private Escapes(SecretReading text) {
    this.text = text;
  }

  /** Returns the text without its outermost escapes; the same object if there are none. */
  static SecretReading undo(SecretReading text) {
    boolean any = text.has('%') || text.has('&') || text.has('\\');
    return any ? new Escapes(text).undone() : text;
  }

  private SecretReading undone() {
    SecretReading undone = new SecretReading(text.length());
    boolean any = false;
    for (int i = 0; i < text.length(); i = end) {
      int c =
          switch (text.at(i)) {
            case '%' -> percent(i + 1);
            case '&' -> entity(i + 1);
            case '\\' -> backslash(i + 1);
            default -> -1;
          };
      if (c < 0) {
        end = i + 1;
        undone.add(text.at(i), text.from(i), text.to(i));
      } else {
        any = true;
        undone.addCodePoint(c, text.from(i), text.to(end - 1));
      }
    }
    return any ? undone : text;
  }

  private int percent(int at) {
    if (text.at(at) == 'u') {
      return digits(at + 1, 4, 16);
    }
    int begin = at;
    // Each further layer of escaping inserts 25.
    while (text.at(begin) == '2' && text.at(begin + 1) == '5' && isHex(begin + 2, 2)) {
      begin += 2;
    }
    return digits(begin, 2, 16);
  }

  private int backslash(int at) {
    char kind = text.at(at);
    end = at + 1;
    return switch (kind) {
      case 'u', 'U' -> text.at(at + 1) == '{' ? braced(at + 2) : digits(at + 1, 4, 16);
      case 'x', 'X' -> digits(at + 1, 2, 16);
      case '"', '\'', '/', '\\' -> kind;
      case 'b', 'f', 'n', 'r', 't' -> '\n';
      default -> -1;
    };
  }

  private int braced(int at) {
    int c = number(at, 16);
    if (c < 0 || text.at(end) != '}') {
      return -1;
    }
    end++;
    return c;
  }

  private int entity(int at) {
    int begin = at;
    // Each further layer of escaping inserts amp;.
    while (matches(begin, "amp;")) {
      begin += 4;
    }
    int c = text.at(begin) == '#' ? numeric(begin + 1) : named(begin);
    if (c < 0 && begin > at) {
      end = begin;
      return '&';
    }
    return c;
  }

  private int numeric(int at) {
    boolean hex = text.at(at) == 'x' || text.at(at) == 'X';
    int c = number(hex ? at + 1 : at, hex ? 16 : 10);
    if (text.at(end) == ';') {
      end++;
      return c;
    }
    // Browsers accept a missing semicolon, but the rest of the number may itself be escaped.
    return text.at(end) == '&' || end == text.length() ? c : -1;
  }

  private int named(int at) {
    StringBuilder name = new StringBuilder();
    int i = at;
    while (i < at + Named.LONGEST && Character.isLetter(text.at(i))) {
      name.append(text.at(i));
      i++;
    }
    String word = name.toString();
    if (text.at(i) != ';' || word.isEmpty()) {
      return -1;
    }
    Integer c = Named.CHARACTERS.get(word);
    if (c == null) {
      c = Named.CHARACTERS.get(word.toLowerCase(Locale.ROOT));
    }
    end = i + 1;
    return c == null ? -1 : c;
  }

  private boolean matches(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.toLowerCase(text.at(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isHex(int at, int count) {
    for (int i = at; i < at + count; i++) {
      if (Character.digit(text.at(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number in the given number of digits, or -1. */
  private int digits(int at, int count, int radix) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      int digit = Character.digit(text.at(i), radix);
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    end = at + count;
    return number;
  }

  /** Returns the number in all following digits, or -1 if there are none. */
  private int number(int at, int radix) {
    int number = 0;
    int i = at;
    for (; Character.digit(text.at(i), radix) >= 0; i++) {
      int digit = Character.digit(text.at(i), radix);
      number = Math.min(number * radix + digit, Character.MAX_CODE_POINT + 1);
    }
    end = i;
    return i == at ? -1 : number;
  }

  /**
   * HTML names of characters that may occur in a secret. Loaded only when a text contains such a
   * name.
   */
  private static final class Named {

    static final int LONGEST = 20;

    static final Map<String, Integer> CHARACTERS = characters();

    private static Map<String, Integer> characters() {
      String all =
          "amp& lt< gt> quot\" apos' sol/ plus+ equals= lowbar_ UnderBar_ period. comma, colon:"
              + " semi; excl! num# dollar$ percnt% lpar( rpar) ast* midast* quest? commat@ lbrack["
              + " lsqb[ rbrack] rsqb] bsol\\ Hat^ grave` DiacriticalGrave` lcub{ lbrace{ verbar|"
              + " vert| VerticalLine| rcub} rbrace} hyphen- dash- nbsp\n"
              + " Tab\n"
              + " NewLine\n"
              + " shy\u00ad zwj\u200d zwnj\u200c lrm\u200e rlm\u200f ZeroWidthSpace\u200b"
              + " NoBreak\u2060 ensp\n"
              + " emsp\n"
              + " thinsp\n"
              + " hairsp\n";
      Map<String, Integer> characters = new HashMap<>();
      for (String one : all.split(" ", -1)) {
        int last = one.length() - 1;
        characters.put(one.substring(0, last), (int) one.charAt(last));
      }
      return characters;
    }
  }
}
