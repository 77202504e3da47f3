package org.investordesk.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.investordesk.sla.CalendarYears;
import org.springframework.stereotype.Component;

/** The way in from the start page; says so when the calendar ends soon. */
@Component
class CalendarCard implements StartPageCard {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final CalendarYears years;
  private final Clock clock;

  CalendarCard(CalendarYears years, Clock clock) {
    this.years = years;
    this.clock = clock;
  }

  @Override
  public String titleKey() {
    return "admin.calendar.title";
  }

  @Override
  public String textKey() {
    return endsSoon() ? "admin.calendar.endsSoon" : "admin.calendar.text";
  }

  private boolean endsSoon() {
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    return ChronoUnit.DAYS.between(today, years.horizon(today)) < CalendarYears.DAYS_AHEAD;
  }

  @Override
  public String href() {
    return "/desk/calendar";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.ADMINISTRATOR, Role.COORDINATOR);
  }

  @Override
  public int order() {
    return 70;
  }
}
