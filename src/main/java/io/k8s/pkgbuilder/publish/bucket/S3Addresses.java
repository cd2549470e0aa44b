package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.cloud.S3;
import java.net.URI;

/** Where the bucket and its objects are by HTTP. */
record S3Addresses(S3 s3, BucketAddress address) {
  /** An object, by its path below the target. */
  URI object(String path, String query) {
    URI uri = s3.location(address.bucket(), BucketAddress.encodedPath(address.key(path)));
    return query.isEmpty() ? uri : URI.create(uri + "?" + query);
  }

  URI object(String path) {
    return object(path, "");
  }

  URI bucket(String query) {
    return URI.create(s3.location(address.bucket(), "") + "?" + query);
  }
}
