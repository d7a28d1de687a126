package airstep.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells the hosts that a secret may be sent to without encryption: this machine, or our network.
 */
public final class PrivateNetwork {

  private PrivateNetwork() {}

  /** Whether every address of that host is a loopback or private one. Unknown hosts are not. */
  public static boolean contains(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        boolean uniqueLocal =
            address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        if (!address.isLoopbackAddress() && !address.isSiteLocalAddress() && !uniqueLocal) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
