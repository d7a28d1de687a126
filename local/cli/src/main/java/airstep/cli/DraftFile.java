package airstep.cli;

import airstep.imports.FlowDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of an imported flow, which never replaces one that exists. */
record DraftFile(FlowDraft draft, Path path, State state) {

  enum State {
    NEW,
    /** It exists with the same content. */
    UNCHANGED,
    /** It exists with another content, or is no file. */
    EXISTS
  }

  static DraftFile of(FlowDraft draft, Path folder) {
    Path path = folder.resolve(draft.name() + ".yaml");
    return new DraftFile(draft, path, state(path, draft.text()));
  }

  private static State state(Path path, String text) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return State.NEW;
    }
    try {
      return Files.readString(path).equals(text) ? State.UNCHANGED : State.EXISTS;
    } catch (IOException _) {
      return State.EXISTS;
    }
  }

  boolean isNew() {
    return state == State.NEW;
  }

  boolean differs() {
    return state == State.EXISTS;
  }

  /** Creates the file. */
  void write() {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, draft.text(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UsageException(
          path + ": cannot write: " + FileTrouble.of(e) + "; choose another folder with --flows");
    }
  }
}
