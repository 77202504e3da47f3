package org.investordesk.notification;

import java.time.Clock;
import org.investordesk.cases.CaseFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class NotificationConfiguration {

  private static final Logger log = LoggerFactory.getLogger(NotificationConfiguration.class);

  @Bean
  MailRelay mailRelay(
      Outbox outbox,
      ObjectProvider<JavaMailSenderImpl> sender,
      Enclosures enclosures,
      CaseFiles files,
      Notices notices,
      MessageSource messages,
      PlatformTransactionManager transactions,
      MailSettings settings,
      Clock clock) {
    return new MailRelay(
        outbox,
        new SmtpPostbox(sender.getIfAvailable(JavaMailSenderImpl::new)),
        enclosures,
        files,
        notices,
        messages,
        new TransactionTemplate(transactions),
        settings,
        clock);
  }

  @Bean
  @ConditionalOnProperty(name = "desk.mail.relay-enabled", matchIfMissing = true)
  RelaySchedule relaySchedule(
      MailRelay relay, ObjectProvider<JavaMailSenderImpl> sender, MailSettings settings) {
    var server = sender.getIfAvailable();
    var serverKnown = server != null && server.getHost() != null && !server.getHost().isBlank();
    if (!serverKnown) {
      log.warn("no mail server is set (DESK_SMTP_HOST): mails wait in the outbox");
    }
    return new RelaySchedule(relay, settings.mail().relayInterval(), serverKnown);
  }
}
