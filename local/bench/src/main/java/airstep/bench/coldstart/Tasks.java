package airstep.bench.coldstart;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages to measure, as the build left them.
 *
 * @param home the folder of the project
 */
record Tasks(Path home) {

  static final List<String> PLATFORMS = List.of("arm64", "x86_64");

  private static final String BUILD =
      "mvn -B -q -pl functions,local/naive -am package -Dmaven.test.skip=true -Dexec.skip=true";

  /** The package of the functions for a platform. */
  Path functions(String platform) {
    return built(home.resolve("functions/target/function-" + platform + ".zip"));
  }

  /** The class path of Lambda's own client. */
  String runtime() {
    return built(home.resolve("local/naive/target/runtime")) + "/*";
  }

  /** Unpacks the functions of this machine's platform into a folder, as Lambda does. */
  Path unpackFunctions(Path folder) throws IOException {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    Path lib = Files.createDirectories(folder.resolve("functions").resolve("lib"));
    try (FileSystem zip = FileSystems.newFileSystem(functions(arm ? "arm64" : "x86_64"))) {
      copy(zip.getPath("lib"), lib);
    }
    return lib.getParent();
  }

  /** Puts the naive functions and their libraries into a folder. */
  Path unpackNaive(Path folder) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("naive").resolve("lib"));
    Path target = home.resolve("local/naive/target");
    copy(built(target.resolve("lib")), lib);
    Files.copy(built(target.resolve("airstep-naive-0.1.0.jar")), lib.resolve("naive.jar"));
    return lib.getParent();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private static Path built(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is not there: build it with " + BUILD);
    }
    return file;
  }
}
