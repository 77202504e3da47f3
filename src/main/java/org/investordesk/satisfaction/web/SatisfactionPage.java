package org.investordesk.satisfaction.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.investordesk.satisfaction.Satisfaction;
import org.investordesk.satisfaction.Satisfaction.Figures;
import org.investordesk.satisfaction.Survey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How investors were served: closed, solved and satisfied by department, and what they said. */
@Controller
class SatisfactionPage {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SHANGHAI);

  /**
   * A row of the table.
   *
   * @param solvedRate of the closings, in percent
   * @param satisfiedRate of the answers, in percent; null where nobody answered
   */
  record Row(String name, Figures figures, long solvedRate, @Nullable Long satisfiedRate) {}

  /** What an investor said. */
  record Said(String department, Survey survey, String at) {}

  private final Satisfaction satisfaction;
  private final Directory directory;
  private final CurrentUsers users;
  private final Clock clock;

  SatisfactionPage(
      Satisfaction satisfaction, Directory directory, CurrentUsers users, Clock clock) {
    this.satisfaction = satisfaction;
    this.directory = directory;
    this.users = users;
    this.clock = clock;
  }

  /** Without days: the last twelve months. A department sees itself. */
  @GetMapping("/desk/satisfaction")
  String show(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      Model model) {
    var last = to == null ? LocalDate.ofInstant(clock.instant(), SHANGHAI) : to;
    var first = from == null ? last.minusYears(1).plusDays(1) : from;
    var rows = new ArrayList<Row>();
    var said = new ArrayList<Said>();
    for (var department : visible()) {
      satisfaction.figures(first, last, department).forEach(one -> rows.add(row(one)));
      satisfaction
          .answers(first, last, department)
          .forEach(
              one ->
                  said.add(
                      new Said(
                          name(one.department()),
                          one,
                          one.answeredAt() == null ? "" : MINUTE.format(one.answeredAt()))));
    }
    model.addAttribute("from", first);
    model.addAttribute("to", last);
    model.addAttribute("backwards", last.isBefore(first));
    model.addAttribute("rows", rows);
    model.addAttribute("total", rows.size() < 2 ? null : total(rows));
    model.addAttribute("said", said);
    return "satisfaction/figures";
  }

  private List<@Nullable String> visible() {
    var user = users.current();
    var departments = new ArrayList<@Nullable String>();
    if (user.seesEveryDepartment()) {
      departments.add(null);
    } else {
      departments.addAll(user.departments());
    }
    return departments;
  }

  private Row row(Figures one) {
    return row(name(one.department()), one);
  }

  private static Row row(String name, Figures one) {
    return new Row(
        name,
        one,
        Math.round(100.0 * one.confirmed() / one.closed()),
        one.answered() == 0 ? null : Math.round(100.0 * one.satisfied() / one.answered()));
  }

  /** All departments together, with nothing rounded on the way. */
  private static Row total(List<Row> rows) {
    int closed = 0;
    int confirmed = 0;
    int answered = 0;
    int satisfied = 0;
    double points = 0;
    for (var row : rows) {
      closed += row.figures().closed();
      confirmed += row.figures().confirmed();
      answered += row.figures().answered();
      satisfied += row.figures().satisfied();
      points += row.figures().average() * row.figures().answered();
    }
    return row(
        "",
        new Figures(
            "", closed, confirmed, answered, satisfied, answered == 0 ? 0 : points / answered));
  }

  private String name(String department) {
    var english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
    return directory
        .department(department)
        .map(found -> english ? found.nameEn() : found.name())
        .orElse(department);
  }

  /** The way in from the staff's start page. */
  @Configuration
  static class Card {

    @Bean
    StartPageCard satisfactionStartPageCard() {
      return StartPageCard.of(
          "satisfaction.figures.title",
          "satisfaction.figures.text",
          "/desk/satisfaction",
          55,
          false,
          Set.of(Role.values()));
    }
  }
}
