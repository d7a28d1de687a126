package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes as Lambda gets them: changed so that they load and start faster. */
final class ChangedClasses {

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
    tables = new MetadataTables(classes.hierarchy());
    attributes = new UnreadAttributes(classes.hierarchy());
    records = new RecordMethods(classes.hierarchy());
    switches = new TypeSwitches(classes.hierarchy());
    lambdas = new Lambdas(classes);
  }

  /**
   * Returns the changed classes, and those made from them, by their names with slashes.
   *
   * @param originals all classes by their names with slashes
   */
  static SortedMap<String, byte[]> of(Map<String, byte[]> originals) {
    ChangedClasses changes = new ChangedClasses(originals);
    SortedMap<String, byte[]> all = new TreeMap<>();
    originals.forEach(
        (name, bytes) -> {
          if (!MetadataTables.leaveOut(name)) {
            byte[] reduced = changes.reduced(name, bytes);
            byte[] slim =
                UnreadAttributes.stayIn(name) ? reduced : changes.attributes.removed(reduced);
            all.putAll(changes.linked(slim));
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
