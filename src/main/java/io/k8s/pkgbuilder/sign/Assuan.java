package io.k8s.pkgbuilder.sign;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** gpg-agent's protocol: lines of commands, answered by lines (libassuan's manual, "Protocol"). */
final class Assuan implements Closeable {
  private static final int LONGEST_LINE = 1 << 16;

  private final SocketChannel channel;
  private final InputStream in;

  private Assuan(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedInputStream(Channels.newInputStream(channel));
  }

  static Assuan connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      Assuan assuan = new Assuan(channel);
      assuan.answer();
      return assuan;
    } catch (IOException e) {
      channel.close();
      throw new IOException("no gpg-agent answers at " + socket + ": " + e.getMessage(), e);
    }
  }

  /** The data that a command gives; none for most. */
  byte[] data(String command) throws IOException {
    send(command);
    return answer().data().toByteArray();
  }

  /** What a command's status lines say, without the "S ". */
  List<String> statuses(String command) throws IOException {
    send(command);
    return answer().statuses();
  }

  private record Answer(ByteArrayOutputStream data, List<String> statuses) {}

  private void send(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private Answer answer() throws IOException {
    Answer answer = new Answer(new ByteArrayOutputStream(), new ArrayList<>());
    while (true) {
      byte[] line = line();
      // One byte is one character here: data lines are binary.
      String text = new String(line, StandardCharsets.ISO_8859_1);
      if (text.equals("OK") || text.startsWith("OK ")) {
        return answer;
      } else if (text.startsWith("ERR ")) {
        throw new IOException("gpg-agent says: " + text.substring(4));
      } else if (text.startsWith("S ")) {
        answer.statuses().add(text.substring(2));
      } else if (text.startsWith("D ")) {
        unescape(text.substring(2), answer.data());
      } else if (text.startsWith("INQUIRE ")) {
        // Such as PINENTRY_LAUNCHED: nothing to add.
        send("END");
      }
    }
  }

  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException("gpg-agent ended the conversation");
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  private static void unescape(String text, ByteArrayOutputStream out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        out.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(c);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
