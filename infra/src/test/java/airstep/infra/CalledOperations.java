package airstep.infra;

import airstep.steps.Step;
import airstep.vocabulary.StepName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The operations of AWS that the code of a step can call, read from its byte code: all methods that
 * its {@code run} can reach, where a call of a method reaches every class that overrides it.
 */
final class CalledOperations {

  private static final String STEPS = "airstep/steps/";
  private static final String STEP = STEPS + "Step";

  private static final Pattern CLIENT =
      Pattern.compile("software/amazon/awssdk/services/([a-z]+)/[A-Za-z]+Client");

  /** The prefixes of actions that differ from the package of their client. */
  private static final Map<String, String> PREFIXES =
      Map.of("sfn", "states", "eventbridge", "events");

  private record Method(String owner, String name, String type) {}

  private final Map<String, ClassModel> classes = new HashMap<>();
  private final Map<String, Set<String>> supers = new HashMap<>();

  private CalledOperations() {}

  /** Reads the classes of the functions. */
  static CalledOperations read() {
    CalledOperations operations = new CalledOperations();
    try {
      URI home = Step.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (Files.isDirectory(Path.of(home))) {
        operations.readAll(Path.of(home));
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(home))) {
          operations.readAll(jar.getPath("/"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return operations;
  }

  private void readAll(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          ClassModel model = ClassFile.of().parse(in.readAllBytes());
          classes.put(model.thisClass().asInternalName(), model);
        }
      }
    }
  }

  /** Returns the actions that allow these operations, such as {@code states:ListExecutions}. */
  Set<String> of(StepName step) {
    String start = STEPS + step.functionName();
    Set<String> actions = new TreeSet<>();
    Set<Method> seen = new HashSet<>();
    Deque<Method> open = new ArrayDeque<>();
    for (MethodModel method : classes.get(start).methods()) {
      if (method.methodName().equalsString("run")) {
        open.add(new Method(start, "run", method.methodType().stringValue()));
      }
    }
    while (!open.isEmpty()) {
      Method called = open.remove();
      Matcher client = CLIENT.matcher(called.owner());
      if (client.matches()) {
        actions.add(action(client.group(1), called.name()));
      }
      for (Method reached : overriding(called, start)) {
        if (seen.add(reached)) {
          open.addAll(callsOf(reached));
        }
      }
    }
    return actions;
  }

  /** Returns the action that allows an operation of a client. */
  static String action(String service, String operation) {
    return PREFIXES.getOrDefault(service, service)
        + ":"
        + operation.substring(0, 1).toUpperCase(Locale.ROOT)
        + operation.substring(1);
  }

  /** Returns the methods of the functions that the call can mean. The only step is this one. */
  private List<Method> overriding(Method called, String step) {
    return classes.keySet().stream()
        .filter(owner -> owner.equals(step) || !isStep(owner))
        .filter(owner -> supers(owner).contains(called.owner()) || inherits(called, owner))
        .map(owner -> new Method(owner, called.name(), called.type()))
        .filter(method -> method(method) != null)
        .toList();
  }

  /** The method of a superclass, called by the name of a subclass. */
  private boolean inherits(Method called, String owner) {
    return supers(called.owner()).contains(owner);
  }

  private boolean isStep(String owner) {
    return !owner.equals(STEP) && supers(owner).contains(STEP);
  }

  /** Returns the class, its superclasses and its interfaces, as far as the functions have them. */
  private Set<String> supers(String owner) {
    Set<String> known = supers.get(owner);
    if (known != null) {
      return known;
    }
    Set<String> all = new HashSet<>(Set.of(owner));
    ClassModel model = classes.get(owner);
    if (model != null) {
      model.superclass().ifPresent(it -> all.addAll(supers(it.asInternalName())));
      model.interfaces().stream()
          .map(ClassEntry::asInternalName)
          .forEach(it -> all.addAll(supers(it)));
    }
    supers.put(owner, all);
    return all;
  }

  private MethodModel method(Method wanted) {
    return classes.get(wanted.owner()).methods().stream()
        .filter(it -> it.methodName().equalsString(wanted.name()))
        .filter(it -> it.methodType().equalsString(wanted.type()))
        .findFirst()
        .orElse(null);
  }

  /** Returns the calls of a method, and those of the lambdas that it creates. */
  private List<Method> callsOf(Method method) {
    return method(method)
        .code()
        .map(code -> code.elementStream().flatMap(CalledOperations::calls).toList())
        .orElse(List.of());
  }

  private static Stream<Method> calls(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call ->
          Stream.of(
              new Method(
                  call.owner().asInternalName(),
                  call.name().stringValue(),
                  call.type().stringValue()));
      case InvokeDynamicInstruction lambda ->
          lambda.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .map(
                  it ->
                      new Method(
                          internal(it.owner().descriptorString()),
                          it.methodName(),
                          it.lookupDescriptor()));
      default -> Stream.empty();
    };
  }

  private static String internal(String descriptor) {
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
