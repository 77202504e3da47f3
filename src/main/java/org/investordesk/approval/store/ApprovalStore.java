package org.investordesk.approval.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.approval.Bringer;
import org.investordesk.approval.LandPaper;
import org.investordesk.approval.domain.Approval;
import org.investordesk.approval.domain.Approval.Conclusion;
import org.investordesk.approval.domain.Approval.Converted;
import org.investordesk.approval.domain.Approval.Decided;
import org.investordesk.approval.domain.Approval.Facts;
import org.investordesk.approval.domain.Approval.Meeting;
import org.investordesk.approval.domain.Approval.Missing;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.approval.domain.Approval.Simulated;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The tables of approvals, one row a round. Lists are kept one entry a line. */
@Repository
public class ApprovalStore {

  private final JdbcClient jdbc;

  ApprovalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(Approval approval) {
    var facts = approval.facts();
    jdbc.sql(
            """
            insert into approval (issue, round, department, simulated, phase, joint, begun_at)
            values (:issue, :round, :department, :simulated, :phase, false, :begunAt)
            """)
        .param("issue", facts.issue().value())
        .param("round", facts.round())
        .param("department", facts.department())
        .param("simulated", facts.simulated())
        .param("phase", facts.phase().name())
        .param("begunAt", utc(facts.begunAt()))
        .update();
  }

  /** The latest round, locked: one thing at a time happens to it. */
  public Optional<Approval> lock(IssueNumber issue) {
    return jdbc.sql(
            "select * from approval where issue = :issue order by round desc limit 1 for update")
        .param("issue", issue.value())
        .query((row, n) -> facts(row))
        .optional()
        .map(Approval::new);
  }

  public Optional<Facts> latest(IssueNumber issue) {
    return jdbc.sql("select * from approval where issue = :issue order by round desc limit 1")
        .param("issue", issue.value())
        .query((row, n) -> facts(row))
        .optional();
  }

  public List<Facts> rounds(IssueNumber issue) {
    return jdbc.sql("select * from approval where issue = :issue order by round")
        .param("issue", issue.value())
        .query((row, n) -> facts(row))
        .list();
  }

  public void save(Approval approval) {
    var facts = approval.facts();
    var id =
        bind(
                jdbc.sql(
                    """
                    update approval set phase = :phase, matter = :matter, found = :found,
                      joint = :joint, meeting_at = :meetingAt, meeting_place = :meetingPlace,
                      meeting_cause = :meetingCause, minuted_on = :minutedOn,
                      attendance = :attendance, minutes = :minutes, verdict = :verdict,
                      conclusion = :conclusion, conditions = :conditions, opinion = :opinion,
                      bringer = :bringer, opinion_at = :opinionAt,
                      formal_verdict = :formalVerdict, formal_conditions = :formalConditions,
                      opinion_reason = :opinionReason, conditions_reason = :conditionsReason,
                      converted_at = :convertedAt, granted = :granted, document = :document,
                      decided_on = :decidedOn, decision = :decision, ground = :ground,
                      remedy_body = :remedyBody, remedy_until = :remedyUntil,
                      decided_at = :decidedAt, ended_at = :endedAt
                    where issue = :issue and round = :round returning id
                    """),
                facts)
            .query(Long.class)
            .single();
    for (var one : facts.missing()) {
      savePaper(id, one);
    }
    facts
        .overruled()
        .forEach(
            (department, reason) ->
                jdbc.sql(
                        """
                        insert into approval_overruling (approval, department, reason)
                        values (:id, :department, :reason)
                        on conflict (approval, department) do update set reason = :reason
                        """)
                    .param("id", id)
                    .param("department", department)
                    .param("reason", reason)
                    .update());
  }

  private void savePaper(long id, Missing one) {
    jdbc.sql(
            """
            insert into approval_paper
              (approval, paper, received_at, received_by, reference, dated_on, file, unfit)
            values (:id, :paper, :at, :by, :reference, :datedOn, :file, :unfit)
            on conflict (approval, paper) do update set received_at = :at, received_by = :by,
              reference = :reference, dated_on = :datedOn, file = :file, unfit = :unfit
            """)
        .param("id", id)
        .param("paper", one.paper().name())
        .param("at", utc(one.receivedAt()))
        .param("by", one.receivedBy())
        .param("reference", one.reference())
        .param("datedOn", one.datedOn())
        .param("file", one.file())
        .param("unfit", one.unfit())
        .update();
  }

  private static StatementSpec bind(StatementSpec sql, Facts facts) {
    var meeting = facts.meeting();
    var conclusion = facts.conclusion();
    var opinion = facts.opinion();
    var converted = facts.converted();
    var decided = facts.decided();
    return sql.param("issue", facts.issue().value())
        .param("round", facts.round())
        .param("phase", facts.phase().name())
        .param("matter", facts.matter())
        .param("found", facts.found())
        .param("joint", facts.joint())
        .param("meetingAt", meeting == null ? null : utc(meeting.at()))
        .param("meetingPlace", meeting == null ? null : meeting.place())
        .param("meetingCause", meeting == null ? null : meeting.cause())
        .param("minutedOn", meeting == null ? null : meeting.minutedOn())
        .param("attendance", meeting == null ? null : lines(meeting.attendance()))
        .param("minutes", meeting == null ? null : meeting.minutes())
        .param("verdict", conclusion == null ? null : conclusion.verdict().name())
        .param("conclusion", conclusion == null ? null : conclusion.text())
        .param("conditions", conclusion == null ? null : lines(conclusion.conditions()))
        .param("opinion", opinion == null ? null : opinion.text())
        .param("bringer", opinion == null ? null : opinion.bringer().name())
        .param("opinionAt", opinion == null ? null : utc(opinion.at()))
        .param("formalVerdict", converted == null ? null : converted.verdict().name())
        .param("formalConditions", converted == null ? null : lines(converted.conditions()))
        .param("opinionReason", converted == null ? null : converted.opinionReason())
        .param("conditionsReason", converted == null ? null : converted.conditionsReason())
        .param("convertedAt", converted == null ? null : utc(converted.at()))
        .param("granted", decided == null ? null : decided.granted())
        .param("document", decided == null ? null : decided.document())
        .param("decidedOn", decided == null ? null : decided.on())
        .param("decision", decided == null ? null : decided.text())
        .param("ground", decided == null ? null : decided.ground())
        .param("remedyBody", decided == null ? null : decided.remedyBody())
        .param("remedyUntil", decided == null ? null : decided.remedyUntil())
        .param("decidedAt", decided == null ? null : utc(decided.at()))
        .param("endedAt", utc(facts.endedAt()));
  }

  private Facts facts(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    var meetingAt = instant(row, "meeting_at");
    var verdict = row.getString("verdict");
    var opinionAt = instant(row, "opinion_at");
    var convertedAt = instant(row, "converted_at");
    var decidedAt = instant(row, "decided_at");
    return new Facts(
        new IssueNumber(row.getString("issue")),
        row.getInt("round"),
        row.getString("department"),
        row.getBoolean("simulated"),
        Phase.valueOf(row.getString("phase")),
        row.getString("matter"),
        row.getString("found"),
        row.getBoolean("joint"),
        meetingAt == null
            ? null
            : new Meeting(
                meetingAt,
                row.getString("meeting_place"),
                row.getString("meeting_cause"),
                row.getObject("minuted_on", LocalDate.class),
                list(row.getString("attendance")),
                row.getString("minutes")),
        verdict == null
            ? null
            : new Conclusion(
                Verdict.valueOf(verdict),
                row.getString("conclusion"),
                list(row.getString("conditions"))),
        overruled(id),
        opinionAt == null
            ? null
            : new Simulated(
                row.getString("opinion"), Bringer.valueOf(row.getString("bringer")), opinionAt),
        papers(id),
        convertedAt == null
            ? null
            : new Converted(
                Verdict.valueOf(row.getString("formal_verdict")),
                list(row.getString("formal_conditions")),
                row.getString("opinion_reason"),
                row.getString("conditions_reason"),
                convertedAt),
        decidedAt == null
            ? null
            : new Decided(
                row.getBoolean("granted"),
                row.getString("document"),
                Objects.requireNonNull(row.getObject("decided_on", LocalDate.class)),
                row.getString("decision"),
                row.getString("ground"),
                row.getString("remedy_body"),
                row.getObject("remedy_until", LocalDate.class),
                decidedAt),
        Objects.requireNonNull(instant(row, "begun_at")),
        instant(row, "ended_at"));
  }

  private Map<String, String> overruled(long id) {
    var reasons = new HashMap<String, String>();
    jdbc.sql("select department, reason from approval_overruling where approval = :id")
        .param("id", id)
        .query(
            row -> {
              reasons.put(row.getString("department"), row.getString("reason"));
            });
    return reasons;
  }

  private List<Missing> papers(long id) {
    return jdbc
        .sql("select * from approval_paper where approval = :id")
        .param("id", id)
        .query(
            (row, n) ->
                new Missing(
                    LandPaper.valueOf(row.getString("paper")),
                    instant(row, "received_at"),
                    row.getString("received_by"),
                    row.getString("reference"),
                    row.getObject("dated_on", LocalDate.class),
                    row.getObject("file", UUID.class),
                    row.getString("unfit")))
        .list()
        .stream()
        .sorted((one, other) -> one.paper().compareTo(other.paper()))
        .toList();
  }

  private static String lines(List<String> list) {
    return String.join("\n", list);
  }

  private static List<String> list(@Nullable String lines) {
    return lines == null || lines.isEmpty() ? List.of() : Arrays.asList(lines.split("\n"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
