package airstep.secrets;

import java.util.function.Consumer;

/** What is left out where a text is searched. */
enum Way {
  /** Only what no eye can see: words stay apart. */
  WORDS,
  /** White space too. */
  BARE,
  /** White space and tags. */
  UNTAGGED,
  /** White space, and tags in tags. */
  UNNESTED;

  /** More layers of escapes than any chain of servers puts around a text. */
  private static final int DEEPEST = 12;

  boolean ofWords() {
    return this == WORDS;
  }

  /**
   * Shows the text as it is, and after each layer of escapes that is undone.
   *
   * @return whether the last one has no escapes
   */
  boolean follow(SecretReading text, Consumer<SecretReading> seen) {
    SecretReading now = text;
    for (int layer = 0; layer < DEEPEST; layer++) {
      SecretReading left = left(now.joined());
      seen.accept(left);
      SecretReading untagged = untagged(left);
      if (untagged != left) {
        // What looks like a tag may also be the secret's own.
        seen.accept(untagged);
      }
      SecretReading undone = Escapes.undo(untagged);
      if (undone == untagged) {
        return true;
      }
      now = undone;
    }
    return false;
  }

  private SecretReading left(SecretReading text) {
    return this == WORDS ? text.seen() : text.seen().bare();
  }

  private SecretReading untagged(SecretReading text) {
    return switch (this) {
      case WORDS, BARE -> text;
      case UNTAGGED -> text.untagged(false);
      case UNNESTED -> text.untagged(true);
    };
  }
}
