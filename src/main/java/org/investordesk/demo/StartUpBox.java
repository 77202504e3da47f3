package org.investordesk.demo;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at the end of the start where everything is and who may sign in. */
@Component
@Profile("demo")
class StartUpBox {

  private static final Logger LOG = LoggerFactory.getLogger(StartUpBox.class);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final List<String[]> PLACES =
      List.of(
          new String[] {"demo.box.portal", "/"},
          new String[] {"demo.box.staff", "/desk"},
          new String[] {"demo.box.tasklist", "/camunda/app/tasklist/default/"},
          new String[] {"demo.box.mailbox", "/demo/mail"},
          new String[] {"demo.box.clock", "/demo/clock"});

  /**
   * @param office what the account is, as the end of a message key
   */
  record Shown(String userId, String office, String name) {}

  private final MessageSource messages;
  private final Clock clock;
  private final Environment environment;

  StartUpBox(MessageSource messages, Clock clock, Environment environment) {
    this.messages = messages;
    this.clock = clock;
    this.environment = environment;
  }

  /**
   * @param accounts whom the box shows, in order
   */
  void print(List<Shown> accounts, String password) {
    var port = environment.getProperty("local.server.port", "8080");
    var lines = new ArrayList<String>();
    var seconds = "%.1f".formatted(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    var now = LocalDateTime.now(clock).format(MINUTE);
    lines.add(both("platform.name"));
    lines.add(both("demo.box.ready", seconds, now));
    lines.add("");
    for (var place : PLACES) {
      lines.add("http://localhost:%s%s".formatted(port, place[1]));
      lines.add("    " + both(place[0]));
    }
    lines.add("");
    lines.add(both("demo.box.accounts", password));
    for (var account : accounts) {
      lines.add(
          "    %-16s %s  %s"
              .formatted(
                  account.userId(), account.name(), both("demo.box.as." + account.office())));
    }
    var rule = "─".repeat(78);
    var box = new StringBuilder("\n").append(rule).append('\n');
    lines.forEach(line -> box.append("  ").append(line).append('\n'));
    LOG.info("{}", box.append(rule));
  }

  private String both(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE)
        + " / "
        + messages.getMessage(key, arguments, Locale.ENGLISH);
  }
}
