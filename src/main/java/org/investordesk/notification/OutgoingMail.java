package org.investordesk.notification;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.Language;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox, which is the delivery log at the same time.
 *
 * @param recipient mail address; null where none is known
 * @param inReplyTo Message-ID of the first mail of this issue to this addressee; null for that one
 * @param notBefore when it was to go out; the Date of the mail
 * @param nextAttemptAt when a relay takes it; while it is being sent, the end of the lease
 * @param files digests of the files that travel with it, see {@link MailFile}
 */
record OutgoingMail(
    long id,
    Matter matter,
    Addressee.Audience audience,
    String addressee,
    @Nullable String recipient,
    Language language,
    MailKind kind,
    String subject,
    String html,
    String plain,
    String messageId,
    @Nullable String inReplyTo,
    MailState state,
    Instant notBefore,
    Instant nextAttemptAt,
    int attempts,
    @Nullable String lastError,
    Instant createdAt,
    @Nullable Instant sentAt,
    List<String> files) {}
