package airstep.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** The build changes classes for Lambda. They behave as they did. */
final class PackedClassesIT {

  private static final ClassLoader ORIGINAL = PackedClassesIT.class.getClassLoader();
  private static final String JSON_OBJECT = "airstep.vocabulary.json.JsonObject";
  private static final String JSON_FIELDS = "airstep.vocabulary.json.JsonFields";

  private static final Pattern HOLLOW =
      Pattern.compile("software\\.amazon\\.awssdk\\.crt\\.(cbor|eventstream|iot|mqtt|mqtt5|s3)\\.");

  /** Two values of each type that a component of a record may have. */
  private static final Map<Class<?>, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry(String.class, List.of("one", "two")),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(int.class, List.of(1, 2)),
          Map.entry(long.class, List.of(1L, 2L)),
          Map.entry(double.class, List.of(0.5, 0.25)),
          Map.entry(Duration.class, List.of(Duration.ofSeconds(1), Duration.ofSeconds(2))),
          Map.entry(Instant.class, List.of(Instant.EPOCH, Instant.ofEpochSecond(9))),
          Map.entry(URI.class, List.of(URI.create("https://a"), URI.create("https://b"))),
          Map.entry(List.class, List.of(List.of(), List.of())),
          Map.entry(Map.class, List.of(Map.of(), Map.of())),
          Map.entry(OptionalLong.class, List.of(OptionalLong.empty(), OptionalLong.of(3))),
          Map.entry(Optional.class, List.of(Optional.empty(), Optional.empty())));

  @TempDir static Path folder;

  private static Map<String, byte[]> classes;
  private static PackedClassLoader loader;

  @BeforeAll
  static void open() throws Exception {
    classes = Packed.classes();
    loader = Packed.open(folder);
  }

  @Test
  void areValid() {
    ClassFile verifier =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(PackedClassesIT::bytes)
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached()));
    assertThat(classes).hasSizeGreaterThan(5000);
    classes.forEach(
        (name, bytes) -> {
          // Java 5 and older have no tables to verify with, and no lambdas to change.
          if (verifier.parse(bytes).majorVersion() >= ClassFile.JAVA_6_VERSION) {
            assertThat(verifier.verify(bytes)).as(name).isEmpty();
          }
        });
  }

  private static ByteArrayInputStream bytes(ClassDesc type) {
    String name = type.packageName() + "." + type.displayName();
    return classes.containsKey(name) ? new ByteArrayInputStream(classes.get(name)) : null;
  }

  /** Each would be made by the JVM when it is first reached. */
  @Test
  void ofOursLeaveNothingToTheJvm() {
    assertThat(classes.keySet())
        .filteredOn(name -> name.startsWith("airstep."))
        .allSatisfy(name -> assertThat(dynamicCalls(classes.get(name))).isZero());
  }

  private static long dynamicCalls(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .count();
  }

  /** Of CRT, these are without code. */
  @Test
  void doNotCallWhatIsHollow() {
    assertThat(classes.entrySet())
        .filteredOn(one -> !HOLLOW.matcher(one.getKey()).lookingAt())
        .allSatisfy(
            one ->
                assertThat(called(one.getValue()))
                    .as(one.getKey())
                    .noneMatch(owner -> HOLLOW.matcher(owner).lookingAt()));
    assertThat(classes.keySet()).anyMatch(name -> HOLLOW.matcher(name).lookingAt());
  }

  private static Set<String> called(byte[] bytes) {
    Set<String> owners = new HashSet<>();
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        owners.add(member.owner().asInternalName().replace('/', '.'));
      }
    }
    return owners;
  }

  @Test
  void haveRecordsThatCompareAndPrintAsBefore() throws Exception {
    int compared = 0;
    for (String name : classes.keySet()) {
      if (name.startsWith("airstep.") && loader.loadClass(name).isRecord()) {
        compared += compared(Class.forName(name), loader.loadClass(name)) ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static boolean compared(Class<?> original, Class<?> packed) throws Exception {
    Class<?>[] types =
        Arrays.stream(original.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class[]::new);
    if (!VALUES.keySet().containsAll(List.of(types))) {
      return false;
    }
    Constructor<?> before = original.getDeclaredConstructor(types);
    Constructor<?> after = packed.getDeclaredConstructor(types);
    before.setAccessible(true);
    after.setAccessible(true);
    try {
      Object[] values = Arrays.stream(types).map(it -> VALUES.get(it).getFirst()).toArray();
      Object one = after.newInstance(values);
      assertThat(one).hasToString(before.newInstance(values).toString());
      assertThat(one).isEqualTo(after.newInstance(values)).isNotEqualTo(null).isNotEqualTo("one");
      assertThat(one).hasSameHashCodeAs(after.newInstance(values));
      for (int i = 0; i < types.length; i++) {
        Object[] others = values.clone();
        others[i] = VALUES.get(types[i]).getLast();
        Object other = after.newInstance(others);
        assertThat(one.equals(other))
            .as("%s and %s", one, other)
            .isEqualTo(before.newInstance(values).equals(before.newInstance(others)));
      }
      return true;
    } catch (InvocationTargetException _) {
      // The record refuses these values.
      return false;
    }
  }

  /** The same in each region, also in one that the SDK does not know yet. */
  @Test
  void knowEveryRegionAndPartitionAsBefore() throws Exception {
    Class<?> region = loader.loadClass(Region.class.getName());
    List<String> names = new ArrayList<>(Region.regions().stream().map(Region::id).toList());
    names.addAll(List.of("eu-west-99", "cn-west-99", "moon-1"));
    for (String name : names) {
      Object packed = region.getMethod("of", String.class).invoke(null, name);
      Region original = Region.of(name);
      assertThat(found(loader, "Region", region, packed, "domain"))
          .isEqualTo(found(ORIGINAL, "Region", Region.class, original, "domain"));
      assertThat(found(loader, "Partition", region, packed, "id"))
          .isEqualTo(found(ORIGINAL, "Partition", Region.class, original, "id"));
    }
    for (String name : List.of("aws", "aws-cn", "aws-moon")) {
      assertThat(found(loader, "Partition", String.class, name, "dnsSuffix"))
          .isEqualTo(found(ORIGINAL, "Partition", String.class, name, "dnsSuffix"));
    }
  }

  @Test
  void knowTheServicesThatAreCalled() throws Exception {
    for (String name : List.of("states", "secretsmanager", "events")) {
      assertThat(found(loader, "Service", String.class, name, "regions").toString())
          .isEqualTo(found(ORIGINAL, "Service", String.class, name, "regions").toString());
    }
    assertThat(found(loader, "Service", String.class, "s3", "regions")).isNull();
  }

  /** Asks the SDK's table of regions, partitions or services for a property of one of them. */
  private static Object found(
      ClassLoader classes, String table, Class<?> type, Object key, String property)
      throws Exception {
    String name = "software.amazon.awssdk.regions.Generated" + table + "MetadataProvider";
    Object provider = created(classes.loadClass(name));
    String lookup = table.toLowerCase(Locale.ROOT) + "Metadata";
    Object metadata = provider.getClass().getMethod(lookup, type).invoke(provider, key);
    return metadata == null ? null : metadata.getClass().getMethod(property).invoke(metadata);
  }

  private static Object created(Class<?> type) throws Exception {
    return type.getConstructor().newInstance();
  }

  @Test
  void chooseTheSameByType() throws Exception {
    for (Object value : new Object[] {7L, 7.0, 7.5, 1e300, "7", true, null, List.of(), Map.of()}) {
      Map<String, Object> fields = Collections.singletonMap("it", value);
      assertThat(whole(loader.loadClass(JSON_OBJECT), fields))
          .as("%s", value)
          .isEqualTo(whole(Class.forName(JSON_OBJECT), fields));
    }
    List<Object> values =
        List.of(
            Optional.of(Instant.EPOCH),
            OptionalLong.empty(),
            Duration.ofMinutes(1),
            List.of(Duration.ZERO),
            2.5,
            Map.of());
    for (Object value : values) {
      assertThat(plain(loader.loadClass(JSON_FIELDS), value))
          .as("%s", value)
          .isEqualTo(plain(Class.forName(JSON_FIELDS), value));
    }
  }

  private static Object whole(Class<?> type, Map<String, Object> fields) throws Exception {
    Object object = type.getMethod("of", Map.class).invoke(null, fields);
    return type.getMethod("whole", String.class).invoke(object, "it");
  }

  private static Object plain(Class<?> type, Object value) throws Exception {
    Object fields = created(type);
    type.getMethod("put", String.class, Object.class).invoke(fields, "it", value);
    return type.getMethod("map").invoke(fields);
  }
}
