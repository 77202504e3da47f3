package org.investordesk.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for mail.
 *
 * @param baseUrl address of the desk as investors and staff reach it, without a slash at the end
 */
@ConfigurationProperties("desk")
record MailSettings(
    @DefaultValue("http://localhost:8080") String baseUrl, @DefaultValue Mail mail) {

  /**
   * @param from address of the sender
   * @param replyDomain domain of the addresses that take investors' answers in ({@code
   *     desk+number.code@domain}); null where nobody reads incoming mail, then the mails say so
   * @param replyMailbox what stands before the plus sign
   * @param messageIdDomain right side of a Message-ID; null takes the sender's domain
   * @param relayEnabled whether this node sends
   * @param relayInterval pause between two looks into the outbox
   * @param relayLease after this time a mail somebody began to send is taken again; longer than all
   *     SMTP timeouts together
   * @param giveUpAfter how long a mail is tried at all (RFC 5321, 4.5.4.1: 4 to 5 days)
   */
  record Mail(
      @DefaultValue("desk@localhost") String from,
      @Nullable String replyDomain,
      @DefaultValue("desk") String replyMailbox,
      @Nullable String messageIdDomain,
      @DefaultValue("true") boolean relayEnabled,
      @DefaultValue("1s") Duration relayInterval,
      @DefaultValue("5m") Duration relayLease,
      @DefaultValue("5d") Duration giveUpAfter) {

    Mail {
      if (replyDomain != null && replyDomain.isBlank()) {
        replyDomain = null;
      }
      if (messageIdDomain != null && messageIdDomain.isBlank()) {
        messageIdDomain = null;
      }
    }

    String idDomain() {
      return messageIdDomain != null
          ? messageIdDomain
          : from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }
  }

  MailSettings {
    if (baseUrl.endsWith("/")) {
      baseUrl = baseUrl.substring(0, baseUrl.length() - 1);
    }
  }

  String statusLink() {
    return baseUrl + "/s/" + MimeLetter.STATUS_TOKEN;
  }

  String verifyLink() {
    return baseUrl + "/verify/" + MimeLetter.STATUS_TOKEN;
  }

  /**
   * @param path of a page of the desk, with a slash at the beginning
   */
  String page(String path) {
    return baseUrl + path;
  }

  String caseFileLink(String issueNumber) {
    return baseUrl + "/desk/issues/" + issueNumber;
  }
}
