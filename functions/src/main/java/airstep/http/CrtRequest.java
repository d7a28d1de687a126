package airstep.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;

/** Makes requests of CRT. */
final class CrtRequest {

  private CrtRequest() {}

  /**
   * Returns a request.
   *
   * @param uri of which the path and the query are sent
   * @param body empty for none
   */
  static HttpRequest of(String method, URI uri, List<HttpHeader> headers, byte[] body) {
    return new HttpRequest(
        method,
        path(uri),
        headers.toArray(HttpHeader[]::new),
        body.length == 0 ? null : new Body(ByteBuffer.wrap(body)));
  }

  private static String path(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** The bytes of a body, of which CRT asks for as many as it can send. */
  private record Body(ByteBuffer bytes) implements HttpRequestBodyStream {

    @Override
    public boolean sendRequestBody(ByteBuffer out) {
      int some = Math.min(out.remaining(), bytes.remaining());
      out.put(bytes.slice(bytes.position(), some));
      bytes.position(bytes.position() + some);
      return !bytes.hasRemaining();
    }

    @Override
    public boolean resetPosition() {
      bytes.rewind();
      return true;
    }

    @Override
    public long getLength() {
      return bytes.capacity();
    }
  }
}
