package io.k8s.pkgbuilder.source.fetch;

import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;

/** Wants to know how long an answer is, and none of it. */
final class SizeReceiver implements Receiver {
  private OptionalLong size = OptionalLong.empty();

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public boolean begin(ResponseInfo info) throws HttpFailure {
    if (info.statusCode() != 200) {
      throw HttpFailure.passing("the server answers " + info.statusCode());
    }
    size = info.headers().firstValueAsLong("Content-Length");
    return false;
  }

  @Override
  public long reached() {
    return 0;
  }

  @Override
  public void accept(ByteBuffer bytes) {}

  OptionalLong size() {
    return size;
  }
}
