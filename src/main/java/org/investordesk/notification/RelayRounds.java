package org.investordesk.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RelayRounds implements MailRounds {

  private final MailRelay relay;
  private final JdbcClient jdbc;

  RelayRounds(MailRelay relay, JdbcClient jdbc) {
    this.relay = relay;
    this.jdbc = jdbc;
  }

  @Override
  public int run() {
    return relay.run();
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc.sql(
            """
            select next_attempt_at from outgoing_mail
            where state in ('PENDING', 'SENDING')
              and not exists (select 1 from mail_relay relay where relay.paused)
            order by next_attempt_at, id limit 1""")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
