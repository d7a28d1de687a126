package airstep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what Lambda gets: a zip for each platform. */
@ResourceLock(Function.CLIENT)
final class PackageIT {

  private static final int LARGEST = 8_000_000;

  @TempDir static Path folder;

  private static Path jar;

  static Path zip(String platform) {
    return Path.of("target", "function-" + platform + ".zip");
  }

  @BeforeAll
  static void unpack() throws Exception {
    Function.deploy(folder);
    jar = folder.resolve("lib").resolve("function.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void isSmallAndHasItsLibraryBesideTheClasses(String platform) throws IOException {
    assertThat(zip(platform)).satisfies(it -> assertThat(Files.size(it)).isLessThan(LARGEST));
    try (ZipFile zip = new ZipFile(zip(platform).toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("lib/function.jar", "lib/libaws-crt-jni.so");
      // The machine in the header of the ELF file: 183 is arm64, 62 is x86_64.
      byte[] library = zip.getInputStream(zip.getEntry("lib/libaws-crt-jni.so")).readNBytes(19);
      assertThat(library[18]).isEqualTo((byte) (platform.equals("arm64") ? 183 : 62));
    }
  }

  @Test
  void storesClassesUncompressed() throws IOException {
    try (JarFile it = new JarFile(jar.toFile())) {
      assertThat(it.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  /** A stack trace shows where our code failed, and the JVM parses nothing more than that. */
  @Test
  void keepsTheLinesOfOurClassesAlone() throws IOException {
    assertThat(hasLines("airstep/steps/FindJob")).isTrue();
    assertThat(hasLines("software/amazon/awssdk/services/sfn/DefaultSfnClient")).isFalse();
  }

  private static boolean hasLines(String name) throws IOException {
    try (JarFile it = new JarFile(jar.toFile())) {
      byte[] bytes = it.getInputStream(it.getEntry(name + ".class")).readAllBytes();
      return ClassFile.of().parse(bytes).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .anyMatch(LineNumber.class::isInstance);
    }
  }

  @Test
  void isTheSameIfItIsPackedAgain() throws Exception {
    Path again = folder.resolve("function.jar");
    Files.copy(Path.of("target", "function.jar"), again);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "src/package/java/airstep/packaging/Package.java",
                again.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(folder.resolve("function-arm64.zip")).hasSameBinaryContentAs(zip("arm64"));
  }

  @Test
  void holdsEveryHandler() throws IOException {
    assertThat(entries())
        .contains(
            "airstep/steps/CheckUpstream.class",
            "airstep/steps/FindJob.class",
            "airstep/steps/PlanRun.class",
            "airstep/steps/CheckAirbyte.class",
            "airstep/steps/CheckAlert.class",
            "airstep/steps/PrepareSync.class",
            "airstep/steps/TriggerSync.class",
            "airstep/steps/CheckSync.class",
            "airstep/steps/CancelSync.class",
            "airstep/steps/NotifyRun.class",
            "airstep/steps/NotifyStopped.class",
            "airstep/steps/CloseSync.class",
            "airstep/steps/CloseRun.class");
  }

  @Test
  void holdsNoTestDependencies() throws IOException {
    assertThat(entries())
        .noneMatch(
            name ->
                name.contains("wiremock")
                    || name.startsWith("org/junit/")
                    || name.startsWith("org/assertj/")
                    || name.startsWith("com/fasterxml/jackson/databind/")
                    || name.startsWith("com/amazonaws/services/lambda/runtime/api/client/")
                    || name.startsWith("airstep/bench/"));
  }

  @Test
  void holdsNoSecondHttpStack() throws IOException {
    assertThat(entries())
        .noneMatch(
            name ->
                name.startsWith("io/netty/")
                    || name.startsWith("org/apache/http/")
                    || name.startsWith("software/amazon/awssdk/http/urlconnection/"))
        .noneMatch(name -> name.startsWith("META-INF/services/software.amazon.awssdk.http."));
  }

  @Test
  void doesNotRevealItsBuildTools() throws IOException {
    assertThat(entries()).doesNotContain("META-INF/MANIFEST.MF");
  }

  @Test
  void holdsNoSignaturesModulesOrBuildFiles() throws IOException {
    assertThat(entries())
        .doesNotHaveDuplicates()
        .noneMatch(
            name ->
                name.endsWith("module-info.class")
                    || name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)")
                    || name.startsWith("META-INF/maven/")
                    || name.startsWith("META-INF/native-image/"));
  }

  private static List<String> entries() throws IOException {
    try (JarFile it = new JarFile(jar.toFile())) {
      return it.stream().map(ZipEntry::getName).toList();
    }
  }
}
