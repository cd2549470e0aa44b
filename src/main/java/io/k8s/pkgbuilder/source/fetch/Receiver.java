package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Map;

/** What becomes of the bytes of an answer, over all attempts to get it. */
interface Receiver {
  /** Headers of the next request. */
  Map<String, String> headers();

  /**
   * A body begins.
   *
   * @param info of status 200, 206 or 416
   * @return whether the body is wanted; not, when all bytes are here already
   * @throws IOException when this answer is of no use
   */
  boolean begin(ResponseInfo info) throws IOException;

  /**
   * The most bytes that were ever here at once. A server that always begins anew makes no progress
   * by it.
   */
  long reached();

  /** More of the body. */
  void accept(ByteBuffer bytes) throws IOException;
}
