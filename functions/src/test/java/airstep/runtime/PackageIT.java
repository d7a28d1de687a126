package airstep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.start.Packed;
import airstep.vocabulary.StepName;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
          .containsExactly("lib/classes", "lib/function.jar", "lib/libaws-crt-jni.so");
      // The machine in the header of the ELF file: 183 is arm64, 62 is x86_64.
      byte[] library = zip.getInputStream(zip.getEntry("lib/libaws-crt-jni.so")).readNBytes(19);
      assertThat(library[18]).isEqualTo((byte) (platform.equals("arm64") ? 183 : 62));
    }
  }

  @Test
  void storesWhatIsInTheJarUncompressed() throws IOException {
    try (JarFile it = new JarFile(jar.toFile())) {
      assertThat(it.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  /** A stack trace shows where our code failed, and the JVM parses nothing more than that. */
  @Test
  void keepsTheLinesOfOurClassesAlone() {
    assertThat(hasLines("airstep.steps.FindJob")).isTrue();
    assertThat(hasLines("software.amazon.awssdk.services.sfn.DefaultSfnClient")).isFalse();
  }

  private static boolean hasLines(String name) {
    return ClassFile.of().parse(Packed.classes().get(name)).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .anyMatch(LineNumber.class::isInstance);
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

  /** Lambda loads a handler from the jar, and that the step with its name from the file. */
  @ParameterizedTest
  @EnumSource(StepName.class)
  void holdsEveryHandler(StepName step) throws IOException {
    assertThat(inJar()).contains("airstep/steps/" + step.functionName() + ".class");
    assertThat(Packed.classes()).containsKey("airstep.steps." + step.functionName());
    assertThat(inJar()).doesNotContain("airstep/steps/Step.class");
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
    assertThat(inJar()).doesNotHaveDuplicates();
    assertThat(entries())
        .noneMatch(
            name ->
                name.endsWith("module-info.class")
                    || name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)")
                    || name.startsWith("META-INF/maven/")
                    || name.startsWith("META-INF/native-image/"));
  }

  /** The files of the jar and the packed classes. */
  private static List<String> entries() throws IOException {
    List<String> all = new ArrayList<>(inJar());
    Packed.classes().keySet().forEach(name -> all.add(name.replace('.', '/') + ".class"));
    return all;
  }

  private static List<String> inJar() throws IOException {
    try (JarFile it = new JarFile(jar.toFile())) {
      return it.stream().map(ZipEntry::getName).toList();
    }
  }
}
