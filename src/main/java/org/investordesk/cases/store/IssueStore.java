package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.domain.Issue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases and issues in their tables. Instants are stored as timestamptz. */
@Repository
public class IssueStore {

  /** The case around an issue: who reported it and how he is reached. */
  public record CaseFacts(
      UUID id,
      Channel channel,
      Contact contact,
      Language language,
      @Nullable Long investorId,
      @Nullable Instant verifiedAt,
      Instant createdAt) {}

  /** An issue with its case, read together. */
  public record Filed(Issue.Facts issue, CaseFacts file) {}

  private static final String FILED =
      """
      select i.*, c.channel, c.contact_name, c.contact_email, c.contact_phone, c.contact_enterprise,
             c.language, c.investor_id, c.verified_at, c.created_at
        from issue i join case_file c on c.id = i.case_id
      """;

  private final JdbcClient jdbc;

  IssueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next number of a year; the row stays locked until the commit, so there are no gaps. */
  public IssueNumber nextNumber(int year) {
    var count =
        jdbc.sql(
                """
                insert into issue_counter (year, last) values (?, 1)
                on conflict (year) do update set last = issue_counter.last + 1
                returning last
                """)
            .param(year)
            .query(Integer.class)
            .single();
    return IssueNumber.of(year, count);
  }

  public void addCase(CaseFacts file, byte[] tokenHash) {
    jdbc.sql(
            """
            insert into case_file (id, channel, contact_name, contact_email, contact_phone,
              contact_enterprise, language, investor_id, verified_at, token_hash, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(file.id)
        .param(file.channel.name())
        .param(file.contact.name())
        .param(file.contact.email())
        .param(file.contact.phone())
        .param(file.contact.enterprise())
        .param(file.language.name())
        .param(file.investorId)
        .param(at(file.verifiedAt))
        .param(tokenHash)
        .param(at(file.createdAt))
        .update();
  }

  /** Keeps everybody else with the same key waiting until the commit. */
  public void holdKey(String idempotencyKey) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(idempotencyKey)
        .query(Integer.class)
        .single();
  }

  public void addReceipt(String idempotencyKey, IssueNumber number, Instant now) {
    jdbc.sql("insert into report_receipt (idempotency_key, number, received_at) values (?, ?, ?)")
        .param(idempotencyKey)
        .param(number.value())
        .param(at(now))
        .update();
  }

  public Optional<IssueNumber> receipt(String idempotencyKey) {
    return jdbc.sql("select number from report_receipt where idempotency_key = ?")
        .param(idempotencyKey)
        .query(String.class)
        .optional()
        .map(IssueNumber::new);
  }

  public void add(Issue issue) {
    var f = issue.facts();
    jdbc.sql(
            """
            insert into issue (number, case_id, type, variant, state, under_check, subject,
              description, area, project_name, project_id, proposed_department, proposed_by,
              registered_at, answer_explained, reopened)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(f.number().value())
        .param(f.caseId())
        .param(name(f.type()))
        .param(f.variant())
        .param(f.state().name())
        .param(f.underCheck())
        .param(f.subject())
        .param(f.description())
        .param(f.area())
        .param(f.projectName())
        .param(f.projectId())
        .param(f.proposedDepartment())
        .param(f.proposedBy())
        .param(at(f.registeredAt()))
        .param(f.explained())
        .param(f.reopened())
        .update();
  }

  public void save(Issue issue) {
    var f = issue.facts();
    jdbc.sql(
            """
            update issue set type = ?, variant = ?, state = ?, under_check = ?, project_id = ?,
              department = ?, proposed_department = ?, proposed_by = ?, handler = ?,
              coordinator = ?, dispatched_at = ?, answered_at = ?, closed_at = ?, promised_at = ?,
              answer_text = ?, answer_explained = ?, answer_ground = ?, reopened = ?, confirmed = ?
             where number = ?
            """)
        .param(name(f.type()))
        .param(f.variant())
        .param(f.state().name())
        .param(f.underCheck())
        .param(f.projectId())
        .param(f.department())
        .param(f.proposedDepartment())
        .param(f.proposedBy())
        .param(f.handler())
        .param(f.coordinator())
        .param(at(f.dispatchedAt()))
        .param(at(f.answeredAt()))
        .param(at(f.closedAt()))
        .param(at(f.promisedAt()))
        .param(f.answerText())
        .param(f.explained())
        .param(f.ground())
        .param(f.reopened())
        .param(f.confirmed())
        .param(f.number().value())
        .update();
  }

  /** Reads an issue for a step; nobody else can take a step on it before the commit. */
  public Optional<Issue> lock(IssueNumber number) {
    return jdbc.sql("select * from issue where number = ? for update")
        .param(number.value())
        .query((row, index) -> new Issue(facts(row)))
        .optional();
  }

  public Optional<Filed> find(IssueNumber number) {
    return jdbc.sql(FILED + " where i.number = ?")
        .param(number.value())
        .query((row, index) -> new Filed(facts(row), file(row)))
        .optional();
  }

  public List<Filed> findAll(Collection<IssueNumber> numbers) {
    return jdbc.sql(FILED + " where i.number = any (?) order by i.number")
        .param(numbers.stream().map(IssueNumber::value).toArray(String[]::new))
        .query((row, index) -> new Filed(facts(row), file(row)))
        .list();
  }

  public List<Filed> ofCase(UUID caseId) {
    return jdbc.sql(FILED + " where i.case_id = ? order by i.number")
        .param(caseId)
        .query((row, index) -> new Filed(facts(row), file(row)))
        .list();
  }

  public Optional<UUID> caseByTokenHash(byte[] hash) {
    return jdbc.sql("select id from case_file where token_hash = ?")
        .param(hash)
        .query(UUID.class)
        .optional();
  }

  public void setInvestor(UUID caseId, Long investorId) {
    jdbc.sql("update case_file set investor_id = ? where id = ?")
        .param(investorId)
        .param(caseId)
        .update();
  }

  /** False where it was verified before. */
  public boolean verify(UUID caseId, Instant now) {
    return jdbc.sql("update case_file set verified_at = ? where id = ? and verified_at is null")
            .param(at(now))
            .param(caseId)
            .update()
        == 1;
  }

  /**
   * The register, newest first.
   *
   * @param departments null for every department
   */
  public List<Filed> register(
      @Nullable Collection<String> departments,
      @Nullable String text,
      Collection<IssueState> states,
      int limit,
      int offset) {
    return jdbc.sql(
            FILED
                + """
                 where i.state = any (:states)
                   and (:all or i.department = any (:departments))
                   and (:text::text is null or i.number like upper(:text) || '%'
                        or i.subject ilike '%' || :text || '%'
                        or c.contact_enterprise ilike '%' || :text || '%'
                        or i.project_name ilike '%' || :text || '%')
                 order by i.registered_at desc, i.number desc limit :limit offset :offset
                """)
        .param("states", states.stream().map(IssueState::name).toArray(String[]::new))
        .param("all", departments == null)
        .param(
            "departments", departments == null ? new String[0] : departments.toArray(String[]::new))
        .param("text", text)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, index) -> new Filed(facts(row), file(row)))
        .list();
  }

  private static Issue.Facts facts(ResultSet row) throws SQLException {
    var type = row.getString("type");
    return new Issue.Facts(
        new IssueNumber(row.getString("number")),
        row.getObject("case_id", UUID.class),
        type == null ? null : IssueType.valueOf(type),
        row.getString("variant"),
        IssueState.valueOf(row.getString("state")),
        row.getBoolean("under_check"),
        row.getString("subject"),
        row.getString("description"),
        row.getString("area"),
        row.getString("project_name"),
        row.getObject("project_id", Long.class),
        row.getString("department"),
        row.getString("proposed_department"),
        row.getString("proposed_by"),
        row.getString("handler"),
        row.getString("coordinator"),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        instant(row, "dispatched_at"),
        instant(row, "answered_at"),
        instant(row, "closed_at"),
        instant(row, "promised_at"),
        row.getString("answer_text"),
        row.getBoolean("answer_explained"),
        row.getString("answer_ground"),
        row.getInt("reopened"),
        row.getObject("confirmed", Boolean.class));
  }

  private static CaseFacts file(ResultSet row) throws SQLException {
    return new CaseFacts(
        row.getObject("case_id", UUID.class),
        Channel.valueOf(row.getString("channel")),
        new Contact(
            row.getString("contact_name"),
            row.getString("contact_email"),
            row.getString("contact_phone"),
            row.getString("contact_enterprise")),
        Language.valueOf(row.getString("language")),
        row.getObject("investor_id", Long.class),
        instant(row, "verified_at"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
