package org.investordesk.power;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Time compression 压缩 of one stage, or of the whole connection: what law allows, what it used to
 * take, what the city promises, what it took, and what was saved.
 *
 * <p>{@code saved = (base − actual) ÷ base}, in percent, rounded half up to a whole one; negative
 * where it took longer. The base is the old practice; where that was not recorded, the legal limit;
 * where neither is known nothing can be said to be saved, and no percentage is shown. All four
 * figures of a row count the same kind of day, that of the base: a figure given in the other kind
 * is converted by the calendar from the day on which the stage began. See {@code
 * docs/power-connection.md}.
 *
 * @param part name of a {@link Stage}, or {@code WHOLE}
 * @param days what all figures count
 * @param actual days of the government; the investor's and third parties' are left out
 * @param investor days of the investor and of third parties, in the same kind of day
 */
public record Saving(
    String part,
    Days days,
    @Nullable BigDecimal legal,
    @Nullable BigDecimal oldPractice,
    @Nullable BigDecimal commitment,
    BigDecimal actual,
    BigDecimal investor) {

  /** The row of all stages together. */
  public static final String WHOLE = "WHOLE";

  /** What is counted. */
  public enum Days {
    WORKING,
    CALENDAR
  }

  /** What the actual days are compared with. */
  public enum Base {
    OLD_PRACTICE,
    LEGAL,
    /** Neither figure is known. */
    NONE
  }

  public Base base() {
    return oldPractice != null ? Base.OLD_PRACTICE : legal != null ? Base.LEGAL : Base.NONE;
  }

  /** The figure compared with; null where none is known. */
  public @Nullable BigDecimal baseDays() {
    return oldPractice != null ? oldPractice : legal;
  }

  /** Whole percent; null without a base. */
  public @Nullable Integer saved() {
    return percent(baseDays(), actual);
  }

  /** What the commitment promises to save; null without a base or a commitment. */
  public @Nullable Integer promised() {
    return commitment == null ? null : percent(baseDays(), commitment);
  }

  /** Whether the commitment was kept; null where there is none. */
  public @Nullable Boolean kept() {
    return commitment == null ? null : actual.compareTo(commitment) <= 0;
  }

  /** {@code (base − used) ÷ base} in whole percent, half up; null without a positive base. */
  public static @Nullable Integer percent(@Nullable BigDecimal base, BigDecimal used) {
    if (base == null || base.signum() <= 0) {
      return null;
    }
    return base.subtract(used)
        .multiply(BigDecimal.valueOf(100))
        .divide(base, 0, RoundingMode.HALF_UP)
        .intValueExact();
  }
}
