package airstep.secrets;

import java.util.function.Consumer;

/** What a search leaves out of a text. */
enum Way {
  /** Only invisible characters, so that words stay separate. */
  WORDS,
  /** Also white space. */
  BARE,
  /** Also white space and tags. */
  UNTAGGED,
  /** Also white space and nested tags. */
  UNNESTED;

  /** More layers of escapes than any chain of servers adds. */
  private static final int DEEPEST = 12;

  boolean ofWords() {
    return this == WORDS;
  }

  /**
   * Passes on the text unchanged, and again after undoing each layer of escapes.
   *
   * @return whether the last text has no escapes left
   */
  boolean follow(SecretReading text, Consumer<SecretReading> seen) {
    SecretReading now = text;
    for (int layer = 0; layer < DEEPEST; layer++) {
      SecretReading left = left(now.joined());
      seen.accept(left);
      SecretReading untagged = untagged(left);
      if (untagged != left) {
        // What looks like a tag may be part of the secret.
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
