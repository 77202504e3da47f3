package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.investordesk.cases.IssueType;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DeadlinePreview;
import org.investordesk.sla.PolicyKey;
import org.junit.jupiter.api.Test;

class HowLongTest {

  private static final Instant NOON = Instant.parse("2026-10-08T04:00:00Z");

  private final List<PolicyKey> asked = new ArrayList<>();
  private Instant now = NOON;
  private final HowLong howLong = new HowLong(this::preview, new TestClock());

  private List<DeadlinePreview.Line> preview(PolicyKey policy, Instant from, Locale language) {
    asked.add(policy);
    return List.of(
        new DeadlinePreview.Line(
            ClockName.RESOLUTION, from.plusSeconds(60), false, List.of(language.getLanguage())));
  }

  @Test
  void the_table_has_a_line_for_each_type_and_for_each_variant_of_those_that_have_them() {
    assertThat(howLong.table(Locale.ENGLISH))
        .filteredOn(line -> line.type() == IssueType.POWER)
        .extracting(HowLong.Duration::variant)
        .containsExactly("LOW", "HIGH_SINGLE", "HIGH_DUAL", "LINE_35KV");
    assertThat(howLong.table(Locale.ENGLISH))
        .filteredOn(line -> line.type() == IssueType.LAND)
        .extracting(HowLong.Duration::variant)
        .containsExactly((String) null);
  }

  @Test
  void the_table_is_computed_once_a_minute_and_language() {
    howLong.table(Locale.ENGLISH);
    var once = asked.size();

    now = NOON.plusSeconds(59);
    howLong.table(Locale.ENGLISH);
    assertThat(asked).hasSize(once);

    howLong.table(Locale.SIMPLIFIED_CHINESE);
    howLong.table(Locale.ENGLISH);
    assertThat(asked).hasSize(2 * once);

    now = NOON.plusSeconds(60);
    howLong.table(Locale.ENGLISH);
    assertThat(asked).hasSize(3 * once);
  }

  private final class TestClock extends Clock {

    @Override
    public ZoneId getZone() {
      return SpokenTime.SHAOXING;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
