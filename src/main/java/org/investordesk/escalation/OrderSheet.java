package org.investordesk.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.investordesk.cases.CaseFiles;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.store.OrderSheets;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.PaperPress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A supervision order on paper: a Chinese document of one page with a place for the seal and a QR
 * code that leads to the case file. What it says is written down with the order; printed it is when
 * the sheet is first mailed or opened, for that takes longer than the order itself may take.
 * Afterwards it is the same document for good, whatever becomes of the issue.
 */
@Component
class OrderSheet {

  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", CHINESE);

  private final CaseFiles files;
  private final Directory directory;
  private final MessageSource messages;
  private final PaperPress press;
  private final OrderSheets sheets;
  private final Clock clock;

  OrderSheet(
      CaseFiles files,
      Directory directory,
      MessageSource messages,
      PaperPress press,
      OrderSheets sheets,
      Clock clock) {
    this.files = files;
    this.directory = directory;
    this.messages = messages;
    this.press = press;
    this.sheets = sheets;
    this.clock = clock;
  }

  /** What stands on the sheet; every value is ready to be read. */
  record Sheet(
      String number,
      OrderColour colour,
      String issue,
      String subject,
      String investor,
      String project,
      String department,
      String due,
      String level,
      String text,
      String until,
      String issuedBy,
      String issuedOn) {}

  /** In the transaction of the order. */
  @EventListener
  void on(DirectiveGiven event) {
    var directive = event.directive();
    if (directive.order() != null) {
      sheets.write(directive.id(), sheet(directive));
    }
  }

  /** The document; printed now where nobody has asked for it yet. */
  byte[] document(Directive order) {
    return sheets.printed(order.id()).orElseGet(() -> printed(order));
  }

  private byte[] printed(Directive order) {
    var says = sheets.read(order.id(), Sheet.class);
    if (says.isEmpty()) {
      sheets.write(order.id(), sheet(order)); // given before orders were written down
    }
    return sheets.keep(order.id(), print(says.orElseGet(() -> sheet(order))));
  }

  byte[] print(Sheet sheet) {
    return press.print(
        "escalation/order-sheet",
        Map.of("sheet", sheet, "qrCode", press.qrCode("/desk/issues/" + sheet.issue())));
  }

  Sheet sheet(Directive order) {
    var issue =
        files
            .find(order.issue())
            .orElseThrow(() -> new IllegalStateException("no issue %s".formatted(order.issue())));
    var level = order.level();
    var contact = issue.contact();
    var due = issue.dueAt();
    return new Sheet(
        String.valueOf(order.order()),
        Objects.requireNonNull(order.colour()),
        issue.number().value(),
        issue.subject(),
        contact.enterprise() == null || contact.enterprise().isBlank()
            ? contact.name()
            : contact.name() + "（" + contact.enterprise() + "）",
        Objects.requireNonNullElse(issue.projectName(), "—"),
        directory.department(order.department()).map(Department::name).orElse(order.department()),
        due == null ? "—" : day(due),
        level == null ? say("escalation.order.byHand") : say("escalation.level." + level.name()),
        order.text(),
        DAY.format(order.until()),
        nameOf(order.givenBy(), order.reviewer()),
        day(order.at()));
  }

  /** An order that the ladder issued is signed by the leader whom it called. */
  private String nameOf(String givenBy, String reviewer) {
    var id = CurrentUser.SYSTEM.id().equals(givenBy) ? reviewer : givenBy;
    return directory.person(id).map(Person::name).orElse(id);
  }

  private String day(Instant at) {
    return DAY.format(LocalDate.ofInstant(at, clock.getZone()));
  }

  private String say(String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, CHINESE);
  }
}
