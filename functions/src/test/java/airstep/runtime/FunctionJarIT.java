package airstep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Checks what target/function.jar contains. */
final class FunctionJarIT {

  static final Path JAR = Path.of("target", "function.jar");

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
  void holdsNativeCodeForLambdaOnly() throws IOException {
    assertThat(entries())
        .filteredOn(name -> name.contains("libaws-crt-jni") || name.endsWith(".dll"))
        .containsExactlyInAnyOrder(
            "linux/x86_64/glibc/libaws-crt-jni.so", "linux/armv8/glibc/libaws-crt-jni.so");
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
                    || name.startsWith("software/amazon/awssdk/http/urlconnection/"));
    try (JarFile jar = new JarFile(JAR.toFile())) {
      ZipEntry services =
          jar.getEntry("META-INF/services/software.amazon.awssdk.http.SdkHttpService");
      assertThat(new String(jar.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8))
          .contains("software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");
    }
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
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
