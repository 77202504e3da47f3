package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseRelations.Link;
import org.investordesk.cases.CaseRelations.Merger;
import org.investordesk.cases.CaseRelations.Words;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.IssueNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How issues belong together: parts, links, mergers, likeness. Works in the caller's transaction.
 */
@Repository
public class CaseWorkStore {

  /** As many characters of a description count for the likeness; the index holds as many. */
  private static final String TEXT =
      "character_pairs(%1$s.subject || ' ' || left(%1$s.description, 400))";

  /**
   * An open issue with words like another's.
   *
   * @param percent 0 to 100
   */
  public record Resembling(IssueNumber issue, int percent) {}

  private final JdbcClient jdbc;

  CaseWorkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds a part as if it had been registered with the original: same case, place, project, time and
   * coordinator. Papers the investor can see go with it.
   */
  public void addPart(
      IssueNumber original,
      IssueNumber part,
      String subject,
      String description,
      String proposedDepartment,
      String proposedBy,
      String actor,
      Instant at) {
    jdbc.sql(
            """
            with part as (
              insert into issue (number, case_id, state, under_check, subject, description, area,
                project_name, project_id, proposed_department, proposed_by, coordinator,
                registered_at, answer_explained, reopened)
              select :part, case_id, 'REGISTERED', false, :subject, :description, area, project_name,
                project_id, :proposed, :rule, coordinator, registered_at, false, 0
                from issue where number = :original
              returning number),
            held as (
              insert into holding (issue, holder, from_at, until_at)
              select :part, case holder when 'DEPARTMENT' then 'DESK' else holder end, from_at,
                coalesce(until_at, :at)
                from holding where issue = :original and from_at < :at order by id)
            insert into issue_part (issue, split_from, split_at, actor)
            select number, :original, :at, :actor from part
            """)
        .param("part", part.value())
        .param("original", original.value())
        .param("subject", subject)
        .param("description", description)
        .param("proposed", proposedDepartment)
        .param("rule", proposedBy)
        .param("at", sql(at))
        .param("actor", actor)
        .update();
    jdbc.sql(
            """
            insert into attachment (id, issue, file_name, media_type, size, sha256, audience,
              uploaded_by, uploaded_at, content)
            select gen_random_uuid(), :part, file_name, media_type, size, sha256, audience,
              uploaded_by, uploaded_at, content
              from attachment where issue = :original and audience = 'PUBLIC' and not evidence
            """)
        .param("part", part.value())
        .param("original", original.value())
        .update();
  }

  /** Keeps what the investor wrote, before an issue is given other words. */
  public void keepWords(IssueNumber number) {
    jdbc.sql(
            """
            insert into reported_words (case_id, subject, description)
            select case_id, subject, description from issue where number = ?
            on conflict (case_id) do nothing
            """)
        .param(number.value())
        .update();
  }

  public Optional<Words> words(UUID caseId) {
    return jdbc.sql("select subject, description from reported_words where case_id = ?")
        .param(caseId)
        .query((row, n) -> new Words(row.getString("subject"), row.getString("description")))
        .optional();
  }

  public Optional<IssueNumber> splitFrom(IssueNumber number) {
    return jdbc.sql("select split_from from issue_part where issue = ?")
        .param(number.value())
        .query(String.class)
        .optional()
        .map(IssueNumber::new);
  }

  /** False where the two are linked already, in whichever direction. */
  public boolean link(
      IssueNumber one, IssueNumber other, LinkKind kind, String reason, String actor, Instant at) {
    return jdbc.sql(
                """
                insert into issue_link (one, other, kind, reason, actor, linked_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(one.value(), other.value(), kind.name(), reason, actor, sql(at))
            .update()
        == 1;
  }

  /** False where they are not linked. */
  public boolean unlink(IssueNumber one, IssueNumber other) {
    return jdbc.sql(
                """
                delete from issue_link
                 where (one = :a and other = :b) or (one = :b and other = :a)
                """)
            .param("a", one.value())
            .param("b", other.value())
            .update()
        == 1;
  }

  /** Whoever adds an order waits here for the one before, so that no two make a circle together. */
  public void lockOrders() {
    jdbc.sql("lock table issue_link in share row exclusive mode").update();
  }

  public List<Link> links(IssueNumber number) {
    return jdbc.sql(
            """
            select case when one = :n then other else one end as other, kind,
              kind = 'BEFORE' and one = :n as precedes, reason, linked_at
              from issue_link where one = :n or other = :n order by linked_at, other
            """)
        .param("n", number.value())
        .query(
            (row, n) ->
                new Link(
                    new IssueNumber(row.getString("other")),
                    LinkKind.valueOf(row.getString("kind")),
                    row.getBoolean("precedes"),
                    row.getString("reason"),
                    instant(row, "linked_at")))
        .list();
  }

  /** All issues that must be finished before one of these, step by step back. */
  public Set<IssueNumber> allBefore(IssueNumber number) {
    return jdbc
        .sql(
            """
            with recursive earlier (issue) as (
              select one from issue_link where other = ? and kind = 'BEFORE'
              union
              select l.one from issue_link l join earlier e on l.other = e.issue
               where l.kind = 'BEFORE')
            select issue from earlier
            """)
        .param(number.value())
        .query(String.class)
        .list()
        .stream()
        .map(IssueNumber::new)
        .collect(Collectors.toSet());
  }

  public void merge(
      IssueNumber issue,
      IssueNumber into,
      String reason,
      boolean acrossInvestors,
      String actor,
      Instant at) {
    jdbc.sql(
            """
            insert into issue_merger (issue, into_issue, reason, across_investors, actor, merged_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(issue.value(), into.value(), reason, acrossInvestors, actor, sql(at))
        .update();
    jdbc.sql("update issue set carries_others = true where number = ?")
        .param(into.value())
        .update();
  }

  /** False where it was not merged. */
  public boolean separate(IssueNumber issue) {
    return jdbc.sql("delete from issue_merger where issue = ?").param(issue.value()).update() == 1;
  }

  public Optional<Merger> mergedInto(IssueNumber number) {
    return jdbc.sql("select * from issue_merger where issue = ?")
        .param(number.value())
        .query((row, n) -> merger(row))
        .optional();
  }

  public List<Merger> mergedHere(IssueNumber number) {
    return jdbc.sql("select * from issue_merger where into_issue = ? order by merged_at, issue")
        .param(number.value())
        .query((row, n) -> merger(row))
        .list();
  }

  /**
   * Open issues whose words are alike, most alike first, those of another type and project only
   * where they are very much so.
   *
   * @param least percent for the same project or type
   * @param leastElsewhere percent for the others
   */
  public List<Resembling> resembling(IssueNumber number, int least, int leastElsewhere, int most) {
    // the index asks this setting how alike is alike; it ends with the transaction
    jdbc.sql("select set_config('pg_trgm.similarity_threshold', ?, true)")
        .param(Double.toString(least / 100.0))
        .query(String.class)
        .single();
    return jdbc.sql(
            """
            select o.number, round(similarity(%2$s, %1$s) * 100)::int as percent
              from issue i
              join issue o on %2$s %% %1$s and o.closed_at is null
             where i.number = :number and o.number <> i.number
               and (similarity(%2$s, %1$s) * 100 >= :elsewhere
                    or o.project_id = i.project_id or o.project_name = i.project_name
                    or o.type is null or i.type is null or o.type = i.type)
             order by similarity(%2$s, %1$s) desc, o.number limit :most
            """
                .formatted(TEXT.formatted("i"), TEXT.formatted("o")))
        .param("number", number.value())
        .param("elsewhere", leastElsewhere)
        .param("most", most)
        .query(
            (row, n) ->
                new Resembling(new IssueNumber(row.getString("number")), row.getInt("percent")))
        .list();
  }

  /** The issues of a project, oldest first. */
  public List<IssueNumber> ofProject(long projectId) {
    return jdbc
        .sql("select number from issue where project_id = ? order by registered_at, number")
        .param(projectId)
        .query(String.class)
        .list()
        .stream()
        .map(IssueNumber::new)
        .toList();
  }

  private static Merger merger(ResultSet row) throws SQLException {
    return new Merger(
        new IssueNumber(row.getString("issue")),
        new IssueNumber(row.getString("into_issue")),
        row.getBoolean("across_investors"),
        row.getString("reason"),
        instant(row, "merged_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
