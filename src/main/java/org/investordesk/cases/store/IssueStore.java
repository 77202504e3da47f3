package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueKinds;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.store.TimelineStore.Line;
import org.investordesk.platform.PerTransaction;
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
      Instant createdAt) {

    private CaseFacts of(Long investor) {
      return new CaseFacts(id, channel, contact, language, investor, verifiedAt, createdAt);
    }
  }

  /**
   * An issue with its case, read together.
   *
   * @param instance id of the process instance that carries it, the last one after a reopening;
   *     null before it has started
   * @param asked somebody once asked for something about it, see {@code AskedIssues}
   */
  public record Filed(
      Issue.Facts issue, CaseFacts file, @Nullable String instance, boolean asked) {}

  private static final String FILED =
      """
      select i.*, c.channel, c.contact_name, c.contact_email, c.contact_phone, c.contact_enterprise,
             c.language, c.investor_id, c.verified_at, c.created_at
        from issue i join case_file c on c.id = i.case_id
      """;

  private static final String HOLD =
      "insert into holding (issue, holder, department, from_at) values (?, ?, ?, ?)";

  private final JdbcClient jdbc;
  private final Clock clock;

  /** What this transaction has locked or added, as it has left it. */
  private final PerTransaction<Map<IssueNumber, Filed>> atHand = new PerTransaction<>(HashMap::new);

  /** Of those locked, the ones in which others live on. */
  private final PerTransaction<Set<IssueNumber>> carriers = new PerTransaction<>(HashSet::new);

  IssueStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
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

  /**
   * Adds the first issue of a new case with the receipt for the report that brought it, and the
   * line that tells it.
   */
  public void add(Issue issue, CaseFacts file, byte[] tokenHash, String key, Line line) {
    var f = issue.facts();
    var params = new ArrayList<@Nullable Object>();
    Collections.addAll(params, file.id, file.channel.name(), file.contact.name());
    Collections.addAll(params, file.contact.email(), file.contact.phone());
    Collections.addAll(params, file.contact.enterprise(), file.language.name(), file.investorId);
    Collections.addAll(params, at(file.verifiedAt), tokenHash, at(file.createdAt));
    Collections.addAll(params, f.number().value(), key);
    params.addAll(line.values(f.number()));
    params.addAll(hold(f, f.registeredAt()));
    Collections.addAll(params, f.number().value(), f.caseId(), name(f.type()), f.variant());
    Collections.addAll(params, f.state().name(), f.underCheck(), f.subject(), f.description());
    Collections.addAll(params, f.area(), f.projectName(), f.projectId(), f.proposedDepartment());
    Collections.addAll(params, f.proposedBy(), at(f.registeredAt()), f.explained(), f.reopened());
    jdbc.sql(
            """
            with filed as (
              insert into case_file (id, channel, contact_name, contact_email, contact_phone,
                contact_enterprise, language, investor_id, verified_at, token_hash, created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)),
            received as (
              update report_receipt set number = ? where idempotency_key = ?),
            told as (
            """
                + Line.INSERT
                + Line.VALUES
                + "), held as ("
                + HOLD
                + """
                )
                insert into issue (number, case_id, type, variant, state, under_check, subject,
                  description, area, project_name, project_id, proposed_department, proposed_by,
                  registered_at, answer_explained, reopened)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        .params(params)
        .update();
    atHand.get().put(f.number(), new Filed(f, file, null, false));
  }

  /**
   * Takes an idempotency key for a new report. Whoever comes with the same key at the same moment
   * waits here until the commit.
   *
   * @return false where a report came with it before
   */
  public boolean takeKey(String key, Instant now) {
    return jdbc.sql(
                """
                insert into report_receipt (idempotency_key, received_at) values (?, ?)
                on conflict (idempotency_key) do nothing
                """)
            .param(key)
            .param(at(now))
            .update()
        == 1;
  }

  public Optional<IssueNumber> receipt(String idempotencyKey) {
    return jdbc.sql("select number from report_receipt where idempotency_key = ?")
        .param(idempotencyKey)
        .query(String.class)
        .optional()
        .map(IssueNumber::new);
  }

  /** Saves a step with the lines that tell it. */
  public void save(Issue issue, Line... lines) {
    save(issue, List.of(lines), "", List.of());
  }

  /**
   * Saves an answer with its evidence.
   *
   * @return how many of these files are now evidence; others are not files of the issue
   */
  public int saveAnswer(Issue issue, Collection<UUID> evidence, Line line) {
    return save(
        issue,
        List.of(line),
        "update attachment set evidence = true where issue = ? and id = any (?)",
        List.of(issue.facts().number().value(), evidence.toArray(UUID[]::new)));
  }

  /** Saves that an answer was released; its evidence is opened to the investor with it. */
  public void saveRelease(Issue issue, Line line) {
    save(
        issue,
        List.of(line),
        "update attachment set audience = 'PUBLIC' where issue = ? and evidence",
        List.of(issue.facts().number().value()));
  }

  /** One statement for all that a step writes here; counts the files it touched. */
  private int save(Issue issue, List<Line> lines, String files, List<Object> ofFiles) {
    var f = issue.facts();
    var parts = new ArrayList<String>();
    var params = new ArrayList<@Nullable Object>();
    if (!lines.isEmpty()) {
      var rows = Collections.nCopies(lines.size(), Line.VALUES);
      parts.add("told as (" + Line.INSERT + String.join(", ", rows) + ")");
      lines.forEach(line -> params.addAll(line.values(f.number())));
    }
    if (!Objects.equals(f.holding(), before(f.number()))) {
      var now = clock.instant();
      parts.add(
          "left_off as (update holding set until_at = ? where issue = ? and until_at is null)");
      Collections.addAll(params, at(now), f.number().value());
      if (f.holding() != null) {
        parts.add("held as (" + HOLD + ")");
        params.addAll(hold(f, now));
      }
    }
    parts.add(
        "files as (" + (files.isEmpty() ? "select 1 where false" : files + " returning 1") + ")");
    params.addAll(ofFiles);
    parts.add(
        """
        saved as (
          update issue set type = ?, variant = ?, state = ?, under_check = ?, project_id = ?,
            department = ?, proposed_department = ?, proposed_by = ?, handler = ?, coordinator = ?,
            dispatched_at = ?, answered_at = ?, closed_at = ?, promised_at = ?, answer_text = ?,
            answer_explained = ?, answer_ground = ?, reopened = ?, confirmed = ?, course = ?,
            stage_holder = ?, consulted = ?
          where number = ?)
        """);
    Collections.addAll(params, name(f.type()), f.variant(), f.state().name(), f.underCheck());
    Collections.addAll(params, f.projectId(), f.department(), f.proposedDepartment());
    Collections.addAll(params, f.proposedBy(), f.handler(), f.coordinator());
    Collections.addAll(params, at(f.dispatchedAt()), at(f.answeredAt()), at(f.closedAt()));
    Collections.addAll(params, at(f.promisedAt()), f.answerText(), f.explained(), f.ground());
    Collections.addAll(params, f.reopened(), f.confirmed(), f.course().name());
    Collections.addAll(params, name(f.stageHolder()), f.consulted(), f.number().value());
    int touched =
        jdbc.sql("with " + String.join(", ", parts) + " select count(*) from files")
            .params(params)
            .query(Integer.class)
            .single();
    atHand
        .get()
        .computeIfPresent(
            f.number(), (n, filed) -> new Filed(f, filed.file, filed.instance, filed.asked));
    return touched;
  }

  /** Whose turn it was before this step. */
  private Issue.@Nullable Holding before(IssueNumber number) {
    var filed = atHand.get().get(number);
    return filed == null ? null : filed.issue.holding();
  }

  private static List<@Nullable Object> hold(Issue.Facts f, Instant from) {
    var holding = Objects.requireNonNull(f.holding());
    return Arrays.asList(
        f.number().value(), holding.holder().name(), holding.department(), at(from));
  }

  /** Gives an issue other words; what this transaction knew of it is read again. */
  public void retitle(IssueNumber number, String subject, String description) {
    jdbc.sql("update issue set subject = ?, description = ? where number = ?")
        .param(subject)
        .param(description)
        .param(number.value())
        .update();
    atHand.get().remove(number);
  }

  /** Notes the proposal, and the instance that is just starting. */
  public void saveProposal(Issue issue, String instance) {
    var f = issue.facts();
    jdbc.sql(
            """
            update issue set proposed_department = ?, proposed_by = ?, process_instance = ?
             where number = ?
            """)
        .param(f.proposedDepartment())
        .param(f.proposedBy())
        .param(instance)
        .param(f.number().value())
        .update();
    atHand
        .get()
        .computeIfPresent(
            f.number(), (n, filed) -> new Filed(f, filed.file, instance, filed.asked));
  }

  /** Another instance carries the issue from now on. */
  public void saveInstance(IssueNumber number, String instance) {
    jdbc.sql("update issue set process_instance = ? where number = ?")
        .param(instance)
        .param(number.value())
        .update();
    atHand
        .get()
        .computeIfPresent(
            number, (n, filed) -> new Filed(filed.issue, filed.file, instance, filed.asked));
  }

  /** Somebody asks for something about it: from now on there is something to look for. */
  public void saveAsked(IssueNumber number) {
    jdbc.sql("update issue set asked = true where number = ? and not asked")
        .param(number.value())
        .update();
    atHand
        .get()
        .computeIfPresent(
            number, (n, filed) -> new Filed(filed.issue, filed.file, filed.instance, true));
  }

  /** Reads an issue for a step; nobody else can take a step on it before the commit. */
  public Optional<Issue> lock(IssueNumber number) {
    var before = atHand.get().get(number);
    if (before != null) {
      return Optional.of(new Issue(before.issue));
    }
    var locked =
        jdbc.sql(FILED + " where i.number = ? for update of i")
            .param(number.value())
            .query(
                (row, index) -> {
                  if (row.getBoolean("carries_others")) {
                    carriers.get().add(number);
                  }
                  return filed(row);
                })
            .optional();
    locked.ifPresent(filed -> atHand.get().put(number, filed));
    return locked.map(filed -> new Issue(filed.issue));
  }

  /** Whether this transaction has locked the issue and seen that no other lives on in it. */
  public boolean isKnownToCarryNone(IssueNumber number) {
    return atHand.get().containsKey(number) && !carriers.get().contains(number);
  }

  public Optional<Filed> find(IssueNumber number) {
    var before = atHand.get().get(number);
    return before != null
        ? Optional.of(before)
        : jdbc.sql(FILED + " where i.number = ?")
            .param(number.value())
            .query((row, index) -> filed(row))
            .optional();
  }

  public List<Filed> findAll(Collection<IssueNumber> numbers) {
    return jdbc.sql(FILED + " where i.number = any (?) order by i.number")
        .param(numbers.stream().map(IssueNumber::value).toArray(String[]::new))
        .query((row, index) -> filed(row))
        .list();
  }

  public List<IssueKinds.Kind> kinds(Instant from, Instant until) {
    return jdbc.sql(
            """
            select number, type, variant, department, area from issue
             where registered_at between ? and ? and type is not null and state <> 'MERGED'
             order by registered_at desc, number desc
            """)
        .params(at(from), at(until))
        .query(
            (row, index) ->
                new IssueKinds.Kind(
                    new IssueNumber(row.getString("number")),
                    IssueType.valueOf(row.getString("type")),
                    row.getString("variant"),
                    row.getString("department"),
                    row.getString("area")))
        .list();
  }

  public List<IssueNumber> openOfProject(long projectId) {
    return jdbc.sql(
            """
            select number from issue where project_id = ? and closed_at is null
             order by registered_at, number
            """)
        .param(projectId)
        .query((row, index) -> new IssueNumber(row.getString("number")))
        .list();
  }

  public List<Filed> ofCase(UUID caseId) {
    return jdbc.sql(FILED + " where i.case_id = ? order by i.number")
        .param(caseId)
        .query((row, index) -> filed(row))
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
    atHand
        .get()
        .replaceAll(
            (number, filed) ->
                filed.file.id.equals(caseId)
                    ? new Filed(filed.issue, filed.file.of(investorId), filed.instance, filed.asked)
                    : filed);
  }

  /** False where it was verified before. */
  public boolean verify(UUID caseId, Instant now) {
    atHand.get().values().removeIf(filed -> filed.file.id.equals(caseId));
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
   * @param among null for any
   */
  public List<Filed> register(
      @Nullable Collection<String> departments,
      @Nullable String text,
      Collection<IssueState> states,
      @Nullable Collection<String> among,
      int limit,
      int offset) {
    return jdbc.sql(
            FILED
                + """
                 where i.state = any (:states)
                   and (:anyNumber or i.number = any (:among))
                   and (:all or i.department = any (:departments)
                        or (i.consulted and exists (
                          select from opinion o
                          where o.issue = i.number and o.department = any (:departments))))
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
        .param("anyNumber", among == null)
        .param("among", among == null ? new String[0] : among.toArray(String[]::new))
        .param("text", text)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, index) -> filed(row))
        .list();
  }

  private static Filed filed(ResultSet row) throws SQLException {
    return new Filed(
        facts(row), file(row), row.getString("process_instance"), row.getBoolean("asked"));
  }

  private static Issue.Facts facts(ResultSet row) throws SQLException {
    var type = row.getString("type");
    var holder = row.getString("stage_holder");
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
        row.getObject("confirmed", Boolean.class),
        Course.valueOf(row.getString("course")),
        holder == null ? null : Holder.valueOf(holder),
        row.getBoolean("consulted"));
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
