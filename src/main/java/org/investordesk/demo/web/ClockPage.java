package org.investordesk.demo.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.investordesk.demo.DemoTime;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Advance to …": lets time pass and shows what happened. All times are Asia/Shanghai. */
@Controller
@Profile("demo")
@RequestMapping("/demo/clock")
class ClockPage {

  private static final int FARTHEST_MONTHS = 6;

  private final DemoTime time;
  private final WorkingTime workingTime;
  private final Clock clock;

  ClockPage(DemoTime time, WorkingTime workingTime, Clock clock) {
    this.time = time;
    this.workingTime = workingTime;
    this.clock = clock;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("now", ZonedDateTime.now(clock));
    model.addAttribute("open", workingTime.isOpen(clock.instant()));
    model.addAttribute("next", time.nextDue().map(due -> due.atZone(clock.getZone())).orElse(null));
    model.addAttribute(
        "suggestion", LocalDateTime.now(clock).plusDays(1).truncatedTo(ChronoUnit.MINUTES));
    model.addAttribute(
        "happenings",
        time.lastAdvance().stream()
            .map(
                it ->
                    new Row(it.at().atZone(clock.getZone()), it.issue(), it.key(), it.arguments()))
            .toList());
    return "demo/clock";
  }

  /** A line of the table, in Shaoxing's time. */
  record Row(ZonedDateTime at, @Nullable String issue, String key, List<String> arguments) {}

  /**
   * @param step {@code milestone}, {@code day}, {@code week}, {@code month} or {@code instant}
   * @param instant local time in Shaoxing, for the step {@code instant}
   */
  @PostMapping
  String advance(
      @RequestParam String step,
      @RequestParam(defaultValue = "") String instant,
      RedirectAttributes redirect) {
    var now = ZonedDateTime.now(clock);
    try {
      var target = target(step, instant, now);
      if (target.isBefore(now.toInstant())
          || target.isAfter(now.plusMonths(FARTHEST_MONTHS).toInstant())) {
        throw problem();
      }
      time.advanceTo(target);
      redirect.addFlashAttribute("advanced", true);
    } catch (InvalidInput e) {
      redirect.addFlashAttribute("problem", e.problems().get(0).key());
    }
    return "redirect:/demo/clock";
  }

  private Instant target(String step, String instant, ZonedDateTime now) {
    return switch (step) {
      case "milestone" -> time.nextDue().map(due -> due.plusMillis(1)).orElse(now.toInstant());
      case "day" -> nextWorkingDay(now);
      case "week" -> now.plusWeeks(1).toInstant();
      case "month" -> now.plusMonths(1).toInstant();
      case "instant" -> parse(instant);
      default -> throw problem();
    };
  }

  private Instant nextWorkingDay(ZonedDateTime now) {
    var next = now.plusDays(1);
    while (!workingTime.isWorkingDay(next.toLocalDate())) {
      next = next.plusDays(1);
    }
    return next.toInstant();
  }

  private Instant parse(String instant) {
    try {
      return LocalDateTime.parse(instant).atZone(clock.getZone()).toInstant();
    } catch (DateTimeException e) {
      throw problem();
    }
  }

  private static InvalidInput problem() {
    return new InvalidInput(List.of(Problem.of("instant", "demo.clock.problem")));
  }
}
