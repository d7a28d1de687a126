package airstep.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells the hosts that a secret may be sent to without encryption: this machine, or our network.
 */
public final class PrivateNetwork {

  private PrivateNetwork() {}

  /**
   * Whether every address of that host is a loopback or private one.
   *
   * @throws UnknownHostException if the host has no address now
   */
  public static boolean contains(String host) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!address.isLoopbackAddress() && !address.isSiteLocalAddress() && !uniqueLocal(address)) {
        return false;
      }
    }
    return true;
  }

  private static boolean uniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
  }
}
