package org.investordesk.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;

/**
 * GreenMail that answers at once (TCP_NODELAY). It writes a line and its end apart; without this
 * the end waits 40 ms for the sender's delayed acknowledgment, half a minute for the sample data.
 */
final class PromptMailServer extends GreenMail {

  PromptMailServer(ServerSetup smtp) {
    super(smtp);
  }

  @Override
  protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
    var services = new HashMap<String, AbstractServer>();
    for (var setup : setups) {
      services.put(
          setup.getProtocol(),
          new SmtpServer(setup, managers) {
            @Override
            protected void handleClientSocket(Socket socket) throws SocketException {
              socket.setTcpNoDelay(true);
              super.handleClientSocket(socket);
            }
          });
    }
    return services;
  }
}
