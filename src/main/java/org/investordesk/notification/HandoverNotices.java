package org.investordesk.notification;

import java.util.List;
import java.util.stream.Collectors;
import org.investordesk.cases.Language;
import org.investordesk.directory.PortfolioHandedOver;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends both leaders the list of what one handed over to the other. */
@Component
class HandoverNotices {

  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;
  private final MessageSource messages;

  HandoverNotices(
      StaffLetters toStaff, StaffAddressees staff, MailRoom mail, MessageSource messages) {
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
    this.messages = messages;
  }

  @EventListener
  void on(PortfolioHandedOver event) {
    var handover = event.handover();
    var list =
        handover.lines().stream()
            .map(
                line ->
                    messages.getMessage(line.kind(), null, Language.ZH.locale())
                        + " "
                        + line.name())
            .collect(Collectors.joining("\n"));
    mail.ask(
        Matter.of("handover-" + handover.id()),
        MailKind.STAFF_HANDED_OVER,
        event,
        handover.at(),
        staff.people(List.of(handover.from(), handover.to())),
        toStaff.plain(
            "staffHandedOver",
            list,
            "/desk",
            handover.from().name(),
            handover.to().name(),
            handover.lines().size()));
  }
}
