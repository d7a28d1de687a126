package airstep.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why a file or a folder cannot be used. The messages of Java are often only its name. */
final class FileTrouble {

  private FileTrouble() {}

  /** Returns it in a few words. */
  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
      case FileSystemException reason when reason.getReason() != null ->
          reason.getReason().toLowerCase(Locale.ROOT);
      default -> e.getMessage() == null ? "it is not a file" : e.getMessage();
    };
  }
}
