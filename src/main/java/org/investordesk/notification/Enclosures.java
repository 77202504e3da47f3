package org.investordesk.notification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The files of a mail with their content, printed where they are not written with it. */
@Component
class Enclosures {

  private final Outbox outbox;
  private final Map<String, EnclosurePress> presses;

  Enclosures(Outbox outbox, List<EnclosurePress> presses) {
    this.outbox = outbox;
    this.presses =
        presses.stream().collect(Collectors.toMap(EnclosurePress::prints, Function.identity()));
  }

  /** In their order. Must not be called inside a transaction: printing takes its time. */
  List<Enclosure> of(OutgoingMail mail) {
    return outbox.filesOf(mail).stream().map(this::enclosure).toList();
  }

  /** A file as it is sent. */
  record Enclosure(String name, String mediaType, byte[] content) {}

  private Enclosure enclosure(MailFile file) {
    var written = file.content();
    return new Enclosure(
        file.name(),
        file.mediaType(),
        written == null ? print(Objects.requireNonNull(file.source())) : written);
  }

  private byte[] print(String source) {
    var slash = source.indexOf('/');
    var press = presses.get(source.substring(0, slash));
    if (press == null) {
      throw new IllegalStateException("nobody prints %s".formatted(source));
    }
    return press.print(source.substring(slash + 1));
  }
}
