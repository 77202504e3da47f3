package org.investordesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.function.Supplier;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class StatementBudgetTest {

  /** The bare engine with a naive model of three tasks needs about 240; see docs/adr/0017. */
  private static final int BUDGET = 140;

  /** One more instance in the engine, begun and ended. */
  private static final int OWN_PROCESS = 12;

  private static final Logger log = LoggerFactory.getLogger(StatementBudgetTest.class);

  @Autowired Issues issues;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_whole_issue_from_report_to_confirmation_stays_within_its_statements() {
    staysWithin(BUDGET, issues::closedInGeneral);
  }

  @Test
  void a_process_of_the_types_own_costs_little_more_where_it_goes_straight_to_the_answer() {
    staysWithin(BUDGET + OWN_PROCESS, issues::closed);
  }

  private static void staysWithin(int budget, Supplier<IssueNumber> issue) {
    SettableClock.at("2026-10-23T10:00");
    issue.get();

    var sent = Statements.during(issue::get);

    var kinds = new TreeMap<String, Integer>();
    sent.forEach(sql -> kinds.merge(kind(sql), 1, Integer::sum));
    log.info("{} statements for one issue: {}", sent.size(), kinds);
    assertThat(sent).as("%s", kinds).hasSizeLessThanOrEqualTo(budget);
  }

  private static String kind(String sql) {
    var words = sql.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
    var table = words.replaceFirst(".*?\\b(?:from|into|update)\\s+(\\w+).*", "$1");
    return words.split(" ")[0] + " " + (table.length() > 40 ? "?" : table);
  }
}
