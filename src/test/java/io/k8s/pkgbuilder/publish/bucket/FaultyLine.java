package io.k8s.pkgbuilder.publish.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server on this machine that fails as real ones do, connection by connection. */
public final class FaultyLine implements AutoCloseable {
  /** What becomes of a connection. */
  public enum Fault {
    NONE,
    /** A proxy or an overloaded server answers. */
    UNAVAILABLE,
    /** It ends in the middle of what is sent. */
    CUT,
    /** The server gets it all and does it, and its answer is lost. */
    ANSWER_LOST
  }

  private static final int CUT_AFTER = 300_000;

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final int server;
  private final Fault[] schedule;

  /**
   * @param server its port
   * @param schedule of connections, over and over
   */
  public FaultyLine(int server, Fault... schedule) throws IOException {
    this.server = server;
    this.schedule = schedule.clone();
    threads.execute(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  public int faults() {
    return faults.get();
  }

  /** After so many bytes to the server nothing goes through any more; for ever if negative. */
  public void deadAfter(long bytes) {
    left.set(bytes < 0 ? Long.MAX_VALUE : bytes);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Fault fault = schedule[connections.getAndIncrement() % schedule.length];
        threads.execute(() -> serve(client, fault));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client, Fault fault) {
    if (fault != Fault.NONE) {
      faults.incrementAndGet();
    }
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      if (fault == Fault.UNAVAILABLE) {
        client.getInputStream().read(new byte[1 << 16]);
        String answer = "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      threads.execute(() -> up(client, upstream, fault == Fault.CUT ? CUT_AFTER : Long.MAX_VALUE));
      InputStream in = upstream.getInputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (fault == Fault.ANSWER_LOST) {
          return;
        }
        client.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException e) {
      // One side has gone; so does the other.
    }
  }

  private void up(Socket client, Socket upstream, long most) {
    try (client;
        upstream) {
      InputStream in = client.getInputStream();
      OutputStream out = upstream.getOutputStream();
      byte[] bytes = new byte[1 << 14];
      long sent = 0;
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        boolean dead = left.get() != Long.MAX_VALUE && left.addAndGet(-read) < 0;
        if (dead) {
          // The client's side goes first: the server's answer to half a request must not reach it.
          client.close();
        }
        if (dead || sent + read > most) {
          return;
        }
        out.write(bytes, 0, read);
        sent += read;
      }
    } catch (IOException e) {
      // One side has gone; so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
