package airstep.cli;

import airstep.operate.LocalPlace;
import airstep.operate.Place;

/** Where the runs are that a command shows or changes. */
final class PlaceOption {

  /** Opens the place, for a caller that closes it. */
  Place open(History history) {
    return LocalPlace.of(history.open().store());
  }
}
