package airstep.doctor;

import airstep.vocabulary.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The package with the code of all functions, as the last build left it. A deployment uploads it as
 * it is, and a build from the same files gives the same bytes.
 *
 * @param checkout the folder of the files
 */
record FunctionPackage(Path checkout) {

  private static final String FILE = "function-arm64.zip";

  /** The command that builds it. */
  static final String BUILD =
      "mvn -B -q -pl functions -am package -Dmaven.test.skip=true -Dexec.skip=true";

  /** What goes into it. */
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "vocabulary/pom.xml",
          "vocabulary/src/main",
          "functions/pom.xml",
          "functions/src/main",
          "functions/src/package");

  /** Returns why it says nothing about the files, if it does not. */
  Optional<String> unfit() {
    if (!Files.isRegularFile(file())) {
      return Optional.of("no " + FILE + " has been built here");
    }
    FileTime built = changed(file());
    boolean older = SOURCES.stream().map(checkout::resolve).anyMatch(it -> isNewer(it, built));
    return older ? Optional.of(FILE + " is older than the files") : Optional.empty();
  }

  /** Returns its SHA-256 as Lambda writes that of a package. */
  String sha256() {
    try {
      return Base64.getEncoder().encodeToString(Sha256.of(Files.readAllBytes(file())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return checkout.resolve("functions").resolve("target").resolve(FILE);
  }

  /** Removing a file changes its folder, so that counts too. */
  private static boolean isNewer(Path source, FileTime built) {
    try (Stream<Path> files = Files.walk(source)) {
      return files.anyMatch(it -> changed(it).compareTo(built) > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
