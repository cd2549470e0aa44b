package io.k8s.pkgbuilder.cli;

/** Takes what must be done when the process is stopped by a signal. */
interface Exits {
  /** Of this process: Ctrl-C and SIGTERM. */
  Exits OF_PROCESS =
      work -> {
        Thread hook = new Thread(work, "clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> remove(hook);
      };

  /** Remembers it until the result is closed. */
  Registration add(Runnable work);

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being stopped: the hook runs, or has run.
      return;
    }
  }

  /** Something to be done, until it is closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
