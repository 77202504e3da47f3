package org.investordesk.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page, and how long each thing takes. */
@Controller
class HomePages {

  private final HowLong howLong;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final Clock clock;

  HomePages(HowLong howLong, RateLimits rates, PortalLimits limits, Clock clock) {
    this.howLong = howLong;
    this.rates = rates;
    this.limits = limits;
    this.clock = clock;
  }

  @GetMapping("/")
  String home(Locale locale, Model model) {
    var language = Language.of(locale).locale();
    // contact and triage are the same for all but complaints; land is an ordinary, long matter
    howLong.table(language).stream()
        .filter(duration -> duration.type() == IssueType.LAND)
        .findFirst()
        .ifPresent(duration -> model.addAttribute("example", HowLongRow.of(duration, language)));
    return "portal/home";
  }

  /**
   * @param kind such as {@code LAND} or {@code POWER.LOW}; without it only the table is shown
   */
  @GetMapping("/how-long")
  String howLong(
      @RequestParam(required = false) @Nullable String kind,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    var language = Language.of(locale).locale();
    var rows =
        howLong.table(language).stream()
            .map(duration -> HowLongRow.of(duration, language))
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("kinds", kinds());
    model.addAttribute("kind", kind == null ? "" : kind);
    if (kind != null) {
      rates.useAddress("preview", limits.previewPerAddress(), request);
      rows.stream()
          .filter(row -> kind.equals(kindOf(row.type(), row.variant())))
          .findFirst()
          .ifPresent(row -> model.addAttribute("chosen", row));
    }
    model.addAttribute("now", SpokenTime.of(clock.instant(), language));
    return "portal/how-long";
  }

  /** A choice of the page: a type, or a type with one of its variants. */
  record Kind(String value, String type, @Nullable String variant) {}

  private static List<Kind> kinds() {
    return Arrays.stream(IssueType.values())
        .flatMap(
            type ->
                type.variants().isEmpty()
                    ? java.util.stream.Stream.of(new Kind(type.name(), type.name(), null))
                    : type.variants().stream()
                        .map(
                            variant ->
                                new Kind(kindOf(type.name(), variant), type.name(), variant)))
        .toList();
  }

  private static String kindOf(String type, @Nullable String variant) {
    return variant == null ? type : type + "." + variant;
  }
}
