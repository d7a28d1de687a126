package airstep.operate;

import java.util.regex.Pattern;

/** A word of a command as a person can paste it into a shell. */
public final class ShellWord {

  /** What no shell changes. A leading tilde is a home folder, so none is plain. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellWord() {}

  /** Returns the word, in quotes if a shell would read it as something else. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
