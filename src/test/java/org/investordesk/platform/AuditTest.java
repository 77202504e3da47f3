package org.investordesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class AuditTest {

  @Autowired Audit audit;
  @Autowired AuditVerifier verifier;
  @Autowired JdbcClient sql;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void an_entry_says_who_did_what_when() {
    SettableClock.at("2026-10-23T10:00:00");

    ActingAs.user("audit-li", Role.COORDINATOR)
        .run(
            () ->
                audit.record(
                    "audit/who", "issue.dispatched", Map.of("to", "power-supply", "count", 2)));

    var entry =
        sql.sql(
                "select actor, action, details ->> 'to' as target, (details ->> 'count')::int as count, at"
                    + " from audit_entry where subject = 'audit/who'")
            .query()
            .singleRow();
    assertThat(entry)
        .containsEntry("actor", "audit-li")
        .containsEntry("action", "issue.dispatched")
        .containsEntry("target", "power-supply")
        .containsEntry("count", 2);
    assertThat(entry.get("at")).hasToString("2026-10-22 22:00:00.0");
  }

  @Test
  void an_untouched_chain_holds_and_subjects_do_not_touch_each_other() {
    three("audit/good");
    three("audit/neighbour");

    assertThat(verifier.verify("audit/good")).isEmpty();
    assertThat(
            sql.sql(
                    "select count(*) from audit_entry where subject = 'audit/good' and prev_hash = ''")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void an_edited_entry_is_found() {
    three("audit/edited");
    var second = idOf("audit/edited", 2);

    sql.sql("update audit_entry set actor = 'somebody-else' where id = :id")
        .param("id", second)
        .update();

    assertThat(verifier.verify("audit/edited"))
        .containsExactly(new AuditVerifier.Broken(second, "audit/edited"));
    assertThat(verifier.verifyAll()).contains(new AuditVerifier.Broken(second, "audit/edited"));
  }

  @Test
  void an_edited_entry_whose_hash_was_made_to_fit_is_found_at_the_next_one() {
    three("audit/forged");

    sql.sql("update audit_entry set hash = repeat('0', 64) where id = :id")
        .param("id", idOf("audit/forged", 2))
        .update();

    assertThat(verifier.verify("audit/forged"))
        .contains(new AuditVerifier.Broken(idOf("audit/forged", 3), "audit/forged"));
  }

  @Test
  void a_removed_entry_is_found_at_the_one_after_it() {
    three("audit/removed");
    var third = idOf("audit/removed", 3);

    sql.sql("delete from audit_entry where id = :id")
        .param("id", idOf("audit/removed", 2))
        .update();

    assertThat(verifier.verify("audit/removed"))
        .containsExactly(new AuditVerifier.Broken(third, "audit/removed"));
  }

  @Test
  void writers_at_the_same_time_make_one_chain() {
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    n ->
                        CompletableFuture.runAsync(
                            () -> audit.record("audit/crowd", "crowd.wrote", Map.of("n", n))))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(verifier.verify("audit/crowd")).isEmpty();
    assertThat(
            sql.sql("select count(*) from audit_entry where subject = 'audit/crowd'")
                .query(Integer.class)
                .single())
        .isEqualTo(8);
  }

  private void three(String subject) {
    for (int n = 1; n <= 3; n++) {
      audit.record(subject, "thing.done", Map.of("n", n, "text", "第 " + n + " 次"));
    }
  }

  private long idOf(String subject, int nth) {
    return sql.sql(
            "select id from audit_entry where subject = :subject order by id offset :n limit 1")
        .param("subject", subject)
        .param("n", nth - 1)
        .query(Long.class)
        .single();
  }
}
