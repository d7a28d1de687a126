package airstep.asl.expression;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identifiers that are the same for the same seed. */
public final class RandomIds {

  private RandomIds() {}

  /** A UUID of version 4. */
  public static String uuid(RandomGenerator random) {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }
}
