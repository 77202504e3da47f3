package org.investordesk.rulings.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.Commitments.Rate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * How departments keep the dates they told investors 承诺兑现率, in a period. Who answers for the whole
 * sees every department, a department its own line.
 */
@Controller
class CommitmentPages {

  /** So that a spreadsheet takes the file for UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * A line of the table.
   *
   * @param share in whole percent; null where nothing was owed
   */
  record Row(
      String department,
      int kept,
      int broken,
      int renewed,
      int released,
      int open,
      @Nullable Long share) {}

  private final Commitments commitments;
  private final CurrentUsers users;
  private final RulingWords words;
  private final Clock clock;

  CommitmentPages(Commitments commitments, CurrentUsers users, RulingWords words, Clock clock) {
    this.commitments = commitments;
    this.users = users;
    this.words = words;
    this.clock = clock;
  }

  /**
   * @param from first promised day; without it that of the present quarter
   * @param until last promised day; without it that of the present quarter
   */
  @GetMapping("/desk/commitments")
  String page(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      Model model) {
    var period = period(from, until);
    model.addAttribute("from", period.from());
    model.addAttribute("until", period.until());
    model.addAttribute("wrongPeriod", period.isEmpty());
    model.addAttribute("rows", period.isEmpty() ? List.of() : rows(period));
    model.addAttribute("all", users.current().seesEveryDepartment());
    return "rulings/commitments";
  }

  /** The same table for a spreadsheet. */
  @GetMapping("/desk/commitments.csv")
  ResponseEntity<byte[]> file(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until) {
    var period = period(from, until);
    if (period.isEmpty()) {
      throw new Refusal("rulings.refusal.period");
    }
    var lines = new ArrayList<String>();
    lines.add(
        String.join(
            ",",
            List.of(
                cell(words.say("rulings.commitments.department")),
                cell(words.say("rulings.commitments.kept")),
                cell(words.say("rulings.commitments.broken")),
                cell(words.say("rulings.commitments.renewed")),
                cell(words.say("rulings.commitments.released")),
                cell(words.say("rulings.commitments.open")),
                cell(words.say("rulings.commitments.share")))));
    for (var row : rows(period)) {
      lines.add(
          "%s,%d,%d,%d,%d,%d,%s"
              .formatted(
                  cell(row.department()),
                  row.kept(),
                  row.broken(),
                  row.renewed(),
                  row.released(),
                  row.open(),
                  row.share() == null ? "" : row.share() + "%"));
    }
    var name = "commitments-%s-%s.csv".formatted(period.from(), period.until());
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(
            (BYTE_ORDER_MARK + String.join("\r\n", lines) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
  }

  private record Period(LocalDate from, LocalDate until) {

    boolean isEmpty() {
      return until.isBefore(from);
    }
  }

  private Period period(@Nullable LocalDate from, @Nullable LocalDate until) {
    var today = LocalDate.now(clock);
    var quarter =
        today.withDayOfMonth(1).withMonth(today.getMonth().firstMonthOfQuarter().getValue());
    return new Period(
        Objects.requireNonNullElse(from, quarter),
        Objects.requireNonNullElse(until, quarter.plusMonths(3).minusDays(1)));
  }

  private List<Row> rows(Period period) {
    var user = users.current();
    return commitments.rates(period.from(), period.until()).stream()
        .filter(
            rate ->
                user.seesEveryDepartment()
                    || (rate.department() != null
                        && user.departments().contains(rate.department())))
        .map(this::row)
        .toList();
  }

  private Row row(Rate rate) {
    var share = rate.share();
    return new Row(
        rate.department() == null
            ? words.say("rulings.commitments.desk")
            : words.department(rate.department()),
        rate.kept(),
        rate.broken(),
        rate.renewed(),
        rate.released(),
        rate.open(),
        share.isPresent() ? Math.round(share.getAsDouble() * 100) : null);
  }

  /** Quoted; what a spreadsheet would take for a formula is made text. */
  private static String cell(String text) {
    var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + plain.replace("\"", "\"\"") + "\"";
  }
}
