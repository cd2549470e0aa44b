package io.k8s.pkgbuilder.publish;

import java.time.Duration;

/** Hears how a publication goes on; called from several threads at once. */
public interface PublishListener {
  /** It is known what will be done. */
  void planned(Publication publication);

  /** One file is there. */
  void uploaded(LocalFile file);

  /** What a user should know. */
  void note(String text);

  /** Something failed and will be tried again. */
  void retrying(String path, String why, Duration after);

  /** Says nothing. */
  static PublishListener silent() {
    return new PublishListener() {
      @Override
      public void planned(Publication publication) {}

      @Override
      public void uploaded(LocalFile file) {}

      @Override
      public void note(String text) {}

      @Override
      public void retrying(String path, String why, Duration after) {}
    };
  }
}
