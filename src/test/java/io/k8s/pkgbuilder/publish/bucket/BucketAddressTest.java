package io.k8s.pkgbuilder.publish.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketAddressTest {
  @ParameterizedTest
  @CsvSource({
    "s3://packages.example.org, packages.example.org, ''",
    "gs://bucket/, bucket, ''",
    "gs://bucket/a/b, bucket, a/b/",
    "s3://bucket//a/, bucket, a/",
  })
  void isABucketAndAPrefix(String text, String bucket, String prefix) {
    BucketAddress address = BucketAddress.parse(text).orElseThrow();
    assertThat(address.bucket()).isEqualTo(bucket);
    assertThat(address.prefix()).isEqualTo(prefix);
    assertThat(address.key("deb/InRelease")).isEqualTo(prefix + "deb/InRelease");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://", "s3://B", "gs://bucket/a/../b", "s3://bucket/.", "s3://b?x", "x"})
  void otherThingsAreNone(String text) {
    assertThat(BucketAddress.parse(text)).isEmpty();
  }
}
