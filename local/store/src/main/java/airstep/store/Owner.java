package airstep.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The process that runs executions. It locks a file of its own until it ends, however it ends: the
 * operating system releases the lock of a killed process, and a reused process id cannot be
 * mistaken for it.
 */
final class Owner implements AutoCloseable {

  private static final String SUFFIX = ".lock";

  /**
   * The owners in this process. Their files must not be opened again: on POSIX systems, closing any
   * channel of a file releases the lock that the process holds on it.
   */
  private static final Set<String> HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private Owner(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Locks a new file in the directory. */
  static Owner in(Path directory) {
    Path file = directory.resolve(UUID.randomUUID() + SUFFIX);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new IOException("it is locked");
      }
      Owner owner = new Owner(file, channel);
      HERE.add(owner.id());
      return owner;
    } catch (IOException e) {
      throw new StoreUnusableException(
          "%s cannot be created and locked (%s); check the permissions of its folder"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  String id() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /**
   * Returns whether the process with this id runs, or may run. Deletes the file of any other. One
   * thread at a time, because Java refuses a second attempt of the same process to lock a file.
   */
  static synchronized boolean isAlive(Path directory, String id) {
    Path file = directory.resolve(id + SUFFIX);
    if (HERE.contains(id)) {
      return true;
    }
    try {
      if (Files.exists(file) && isLocked(file)) {
        return true;
      }
      Files.deleteIfExists(file);
      return false;
    } catch (IOException _) {
      return true; // Ending the execution of a process that runs would be worse.
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }

  /** Others in this process must not open the file before it is gone, see {@link #HERE}. */
  @Override
  public void close() {
    try (FileChannel _ = channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HERE.remove(id());
    }
  }
}
