package airstep.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Detects hosts to which a secret may be sent unencrypted: this machine, or a private network. */
public final class PrivateNetwork {

  private PrivateNetwork() {}

  /**
   * Returns whether all addresses of a host are loopback or private.
   *
   * @throws UnknownHostException if the host cannot be resolved
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
