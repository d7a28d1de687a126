package airstep.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The file cannot be opened, read or written. The message says what to do. */
public final class StoreUnusableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreUnusableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns one about an error of SQLite, with what a person can do. */
  static StoreUnusableException of(Path file, SQLException e) {
    return new StoreUnusableException("%s %s".formatted(file, what(file, e)), e);
  }

  private static String what(Path file, SQLException e) {
    // The extended codes have theirs in the lowest byte.
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    return switch (code) {
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          """
          is damaged (%s); move it away together with %s-wal and %s-shm, if they exist, to begin a \
          new history. A time that has run before can then run again. To save what can be read, \
          use the command .recover of sqlite3 on the moved file\
          """
              .formatted(e.getMessage(), file.getFileName(), file.getFileName());
      case SQLITE_FULL -> "cannot be written (%s); free some space".formatted(e.getMessage());
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is in use by another process (%s); try again".formatted(e.getMessage());
      default ->
          """
          cannot be read or written (%s); check its permissions and the free space, or move it \
          away to begin a new history\
          """
              .formatted(e.getMessage());
    };
  }
}
