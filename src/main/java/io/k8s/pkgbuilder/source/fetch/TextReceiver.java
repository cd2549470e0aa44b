package io.k8s.pkgbuilder.source.fetch;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Keeps a short answer in memory. */
final class TextReceiver implements Receiver {
  private final int longest;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param longest in bytes; a longer answer is an error
   */
  TextReceiver(int longest) {
    this.longest = longest;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public boolean begin(ResponseInfo info) throws HttpFailure {
    if (info.statusCode() != 200) {
      throw HttpFailure.passing("the server answers " + info.statusCode());
    }
    bytes.reset();
    return longest > 0;
  }

  @Override
  public long reached() {
    return 0;
  }

  @Override
  public void accept(ByteBuffer buffer) throws HttpFailure {
    if (bytes.size() + buffer.remaining() > longest) {
      throw HttpFailure.lasting("the answer is longer than " + longest + " bytes");
    }
    byte[] chunk = new byte[buffer.remaining()];
    buffer.get(chunk);
    bytes.writeBytes(chunk);
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
