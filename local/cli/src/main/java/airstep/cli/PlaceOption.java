package airstep.cli;

import airstep.operate.AwsPlace;
import airstep.operate.AwsTarget;
import airstep.operate.LocalPlace;
import airstep.operate.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the runs are that a command shows or changes. */
final class PlaceOption {

  /** The place on AWS that has no name of its own. */
  static final String AWS = "aws";

  /** The places that need no context. */
  static final class Fixed implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of(Place.LOCAL, AWS).iterator();
    }
  }

  @Option(
      names = "--on",
      paramLabel = "PLACE",
      completionCandidates = Fixed.class,
      description =
          "Where: local, aws, or the name of a context (default: the current context, see context"
              + " --help).")
  private String on;

  @Mixin private AwsOption aws;

  /** Opens the place for a command, which closes it. Says where, unless it is this machine. */
  Place open(Subcommand command) {
    Optional<AwsTarget> target = target(command);
    if (target.isEmpty()) {
      return LocalPlace.of(command.history().open().store(), command.next(true));
    }
    Place place = AwsPlace.of(target.get(), command.next(false));
    if (!command.json()) {
      command.console().err().println(command.console().header(place));
    }
    return place;
  }

  boolean isLocal(Subcommand command) {
    return target(command).isEmpty();
  }

  /**
   * The same for a command with options that only a run on this machine has.
   *
   * @throws UsageException if the place is on AWS, and one of them is given
   */
  boolean isLocal(Subcommand command, List<String> here) {
    if (isLocal(command)) {
      return true;
    }
    for (String option : here) {
      if (command.given(option)) {
        throw new UsageException(
            option
                + " is for a run on this machine; on AWS the stage has its own: leave it out, or"
                + " use --on local");
      }
    }
    return false;
  }

  /** Returns the stage on AWS; empty for this machine. */
  private Optional<AwsTarget> target(Subcommand command) {
    Contexts contexts = command.history().contexts();
    String place = on == null ? contexts.current() : on.toLowerCase(Locale.ROOT);
    if (place.equals(Place.LOCAL)) {
      if (aws.isGiven()) {
        throw new UsageException(
            aws.words().strip().split(" ", -1)[0] + " is for a stage on AWS; add --on aws");
      }
      return Optional.empty();
    }
    return Optional.of(place.equals(AWS) ? aws.target() : aws.over(named(place, contexts)));
  }

  private AwsTarget named(String place, Contexts contexts) {
    List<String> places = new ArrayList<>(List.of(Place.LOCAL, AWS));
    places.addAll(contexts.all().keySet());
    return contexts.find(on == null ? "context" : "place", place, places);
  }
}
