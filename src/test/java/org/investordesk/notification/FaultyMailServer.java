package org.investordesk.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that can be told what to do wrong; keeps what it accepted. */
final class FaultyMailServer implements AutoCloseable {

  /** What goes wrong. */
  enum Fault {
    NONE,
    /** 451 to every recipient. */
    RECIPIENT_LATER,
    /** 550 to every recipient. */
    RECIPIENT_REFUSED,
    /** 554 after the data. */
    CONTENT_REFUSED,
    /** 550 to our own sender address. */
    SENDER_REFUSED,
    /** Takes the mail and hangs up before saying so. */
    LOST_ANSWER,
    /** Takes the connection and says nothing. */
    HANGS
  }

  private final ServerSocket socket;
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;
  private volatile @Nullable String refusedRecipient;

  FaultyMailServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var thread = new Thread(this::listen, "faulty-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  void does(Fault newFault) {
    fault = newFault;
  }

  /** Only this recipient is refused, with 550. */
  void refuses(String recipient) {
    refusedRecipient = recipient;
  }

  /** The raw mails it took for good, in their order. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        open.add(client);
        var thread = new Thread(() -> talk(client), "faulty-mail-dialogue");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = client.getOutputStream()) {
      if (fault == Fault.HANGS) {
        in.readLine(); // until the other side gives up
        return;
      }
      say(out, "220 faulty");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var command = line.toUpperCase(java.util.Locale.ROOT);
        if (command.startsWith("EHLO")) {
          say(out, "250-faulty\r\n250 8BITMIME");
        } else if (command.startsWith("MAIL") && fault == Fault.SENDER_REFUSED) {
          say(out, "550 sender not allowed");
        } else if (command.startsWith("RCPT") && fault == Fault.RECIPIENT_LATER) {
          say(out, "451 try later");
        } else if (command.startsWith("RCPT") && isRefused(line)) {
          say(out, "550 no such user");
        } else if (command.equals("DATA")) {
          say(out, "354 go on");
          var mail = new StringBuilder();
          for (var text = in.readLine(); !".".equals(text); text = in.readLine()) {
            if (text == null) {
              return;
            }
            mail.append(text).append('\n');
          }
          if (fault == Fault.CONTENT_REFUSED) {
            say(out, "554 not this mail");
            continue;
          }
          accepted.add(mail.toString());
          if (fault == Fault.LOST_ANSWER) {
            return;
          }
          say(out, "250 taken");
        } else if (command.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      open.remove(client); // the other side hung up: its right
    }
  }

  private boolean isRefused(String line) {
    var recipient = refusedRecipient;
    return fault == Fault.RECIPIENT_REFUSED || (recipient != null && line.contains(recipient));
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (var client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
