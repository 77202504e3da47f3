package org.investordesk.power.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.power.Saving;
import org.investordesk.power.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts days, savings and supplies into the reader's words; dates are told in Shaoxing time. */
@Component("powerWords")
public class PowerWords {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final MessageSource messages;

  PowerWords(MessageSource messages) {
    this.messages = messages;
  }

  /** 供电方案, or 全程. */
  public String part(String part) {
    return part.equals(Saving.WHOLE)
        ? say("power.saving.whole")
        : say("power.stage." + Stage.valueOf(part).name());
  }

  /** Such as 14.5 个工作日; a dash where nothing is known. */
  public String days(Saving.Days kind, @Nullable BigDecimal days) {
    return days == null ? "–" : say("power.days." + kind.name(), plain(days));
  }

  public String workingDays(@Nullable BigDecimal days) {
    return days(Saving.Days.WORKING, days);
  }

  /** 压缩 50%, 多用 12%, or that there is nothing to compare with. */
  public String saved(@Nullable Integer percent) {
    if (percent == null) {
      return say("power.saving.none");
    }
    return say(
        percent < 0 ? "power.saving.longer" : "power.saving.saved", Integer.toString(abs(percent)));
  }

  /** What the saving is measured by. */
  public String base(Saving saving) {
    return say("power.saving.base." + saving.base().name());
  }

  /** For the investor: one sentence a stage. */
  public String sentence(Saving saving) {
    var took = days(saving.days(), saving.actual());
    var name = part(saving.part());
    var percent = saving.saved();
    if (percent == null) {
      return say("power.status.took", name, took);
    }
    var compared =
        say(
            "power.status.comparedWith." + saving.base().name(),
            days(saving.days(), saving.baseDays()));
    var key = percent < 0 ? "power.status.tookLonger" : "power.status.tookLess";
    return say(key, name, took, compared, Integer.toString(abs(percent)));
  }

  /** 2026-11-05 17:30 */
  public String time(@Nullable Instant at) {
    if (at == null) {
      return "–";
    }
    var pattern = english() ? "EEE d MMM yyyy HH:mm" : "yyyy-MM-dd（EEE）HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(SHANGHAI));
  }

  public String day(@Nullable LocalDate day) {
    if (day == null) {
      return "–";
    }
    var pattern = english() ? "EEE d MMM yyyy" : "yyyy-MM-dd（EEE）";
    return DateTimeFormatter.ofPattern(pattern, locale()).format(day);
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale());
  }

  private static String plain(BigDecimal days) {
    return days.stripTrailingZeros().toPlainString();
  }

  private static int abs(int percent) {
    return Math.abs(percent);
  }

  private static boolean english() {
    return "en".equals(locale().getLanguage());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
