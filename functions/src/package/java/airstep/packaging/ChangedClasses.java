package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes as Lambda gets them: changed so that they load and start faster. */
final class ChangedClasses {

  private static final String CLASS = ".class";

  private final UnusedOperations operations;
  private final MetadataTables tables;
  private final UnreadAttributes attributes;
  private final RecordMethods records;
  private final TypeSwitches switches;
  private final Lambdas lambdas;

  private ChangedClasses(Map<String, byte[]> originals) {
    operations =
        new UnusedOperations(
            originals.entrySet().stream()
                .filter(it -> it.getKey().startsWith("airstep/"))
                .map(it -> ClassFile.of().parse(it.getValue()))
                .toList());
    Classes classes = new Classes(originals);
    tables = new MetadataTables(classes);
    attributes = new UnreadAttributes(classes);
    records = new RecordMethods(classes.hierarchy());
    switches = new TypeSwitches(classes.hierarchy());
    lambdas = new Lambdas(classes);
  }

  /**
   * Returns the changed classes, and those made from them, by the names of their files.
   *
   * @param files those of a jar, of which it changes the classes
   */
  static SortedMap<String, byte[]> of(Map<String, byte[]> files) {
    Map<String, byte[]> originals = new HashMap<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(CLASS)) {
            originals.put(name.substring(0, name.length() - CLASS.length()), bytes);
          }
        });
    ChangedClasses changes = new ChangedClasses(originals);
    SortedMap<String, byte[]> all = new TreeMap<>();
    originals.forEach(
        (name, bytes) -> {
          if (!MetadataTables.leaveOut(name)) {
            byte[] reduced = changes.reduced(name, bytes);
            byte[] slim =
                UnreadAttributes.stayIn(name) ? reduced : changes.attributes.removed(reduced);
            changes.linked(slim).forEach((made, its) -> all.put(made + CLASS, its));
          }
        });
    return all;
  }

  /** Removes what no function uses. */
  private byte[] reduced(String name, byte[] bytes) {
    if (MetadataTables.include(name)) {
      return tables.lazy(bytes);
    }
    if (UnusedOperations.areIn(name)) {
      return operations.removed(bytes);
    }
    return HollowClasses.include(name) ? HollowClasses.of(bytes) : bytes;
  }

  /** Writes out what the JVM would make of the class when it runs. */
  private Map<String, byte[]> linked(byte[] bytes) {
    return lambdas.replaced(switches.replaced(records.written(bytes)));
  }
}
