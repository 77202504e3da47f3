package org.investordesk.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit in PostgreSQL. One statement an entry: it follows the latest entry of its subject that
 * it sees. Where another transaction follows the same one, the second waits for the first at the
 * index {@code audit_entry_follows_one}, adds nothing and is sent again, now seeing the other's.
 * The hash is computed by the database from the very values it stores, so writer and verifier
 * cannot differ in how they spell a number or a date. Only INSERT and SELECT are used.
 */
@Repository
class AuditTrail implements Audit, AuditVerifier {

  /** What an entry's hash covers; an array, so that no two different entries read the same. */
  private static final String HASH =
      """
      encode(sha256(convert_to(jsonb_build_array(%s, (extract(epoch from %s) * 1000000)::bigint,
        %s, %s, %s, %s)::text, 'UTF8')), 'hex')""";

  private static final String START = "";

  /** As many can be faster on one subject; more often only where the chain was tampered with. */
  private static final int MOST_WRITERS = 100;

  private final JdbcClient sql;
  private final Clock clock;
  private final CurrentUsers users;
  private final ObjectMapper json;

  AuditTrail(JdbcClient sql, Clock clock, CurrentUsers users, ObjectMapper json) {
    this.sql = sql;
    this.clock = clock;
    this.users = users;
    this.json = json;
  }

  @Override
  @Transactional
  public void record(String subject, String action, Map<String, ?> details) {
    var at = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    var written = written(details);
    for (int attempt = 0; attempt < MOST_WRITERS; attempt++) {
      if (follow(at, subject, action, written)) {
        return;
      }
    }
    throw new IllegalStateException("nothing can follow the last audit entry of " + subject);
  }

  /** False where another entry of the subject came in between. */
  private boolean follow(Timestamp at, String subject, String action, String details) {
    return sql.sql(
                """
            insert into audit_entry (at, actor, subject, action, details, prev_hash, hash)
            select entry.at, entry.actor, entry.subject, entry.action, entry.details, entry.prev_hash,
              %s
            from (select cast(:at as timestamptz) as at, cast(:actor as text) as actor,
                cast(:subject as text) as subject, cast(:action as text) as action,
                cast(:details as jsonb) as details,
                coalesce((select hash from audit_entry where subject = :subject
                  order by id desc limit 1), :start) as prev_hash) entry
            on conflict (subject, prev_hash) do nothing
            """
                    .formatted(
                        HASH.formatted(
                            "entry.prev_hash",
                            "entry.at",
                            "entry.actor",
                            "entry.subject",
                            "entry.action",
                            "entry.details")))
            .param("at", at)
            .param("actor", users.current().id())
            .param("subject", subject)
            .param("action", action)
            .param("details", details)
            .param("start", START)
            .update()
        == 1;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Broken> verify(String subject) {
    return broken("where subject = :subject", subject);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Broken> verifyAll() {
    return broken("where :subject is not null", "");
  }

  private List<Broken> broken(String which, String subject) {
    return sql.sql(
            """
            select id, subject from (
              select id, subject, hash, prev_hash, %s as recomputed,
                lag(hash, 1, :start) over (partition by subject order by id) as before
              from audit_entry %s) entry
            where hash <> recomputed or prev_hash <> before
            order by id
            """
                .formatted(
                    HASH.formatted("prev_hash", "at", "actor", "subject", "action", "details"),
                    which))
        .param("start", START)
        .param("subject", subject)
        .query((row, n) -> new Broken(row.getLong("id"), row.getString("subject")))
        .list();
  }

  private String written(Map<String, ?> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("details of an audit entry are not JSON: " + details, e);
    }
  }
}
