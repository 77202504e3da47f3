package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The story of an issue and its files; lines are only ever added. */
@Repository
public class TimelineStore {

  private static final String FILE =
      "select id, issue, file_name, media_type, size, audience, uploaded_by, uploaded_at"
          + " from attachment ";

  /**
   * A line to be added.
   *
   * @param actor user id, {@code investor} or {@code system}
   */
  public record Line(
      Instant at,
      Audience audience,
      String actor,
      String key,
      List<String> arguments,
      @Nullable String text) {

    static final String INSERT =
        "insert into timeline_entry (issue, at, audience, actor, key, arguments, text) values ";
    static final String VALUES = "(?, ?, ?, ?, ?, ?, ?)";

    List<@Nullable Object> values(IssueNumber issue) {
      return Arrays.asList(
          issue.value(),
          at.atOffset(ZoneOffset.UTC),
          audience.name(),
          actor,
          key,
          arguments.toArray(String[]::new),
          text);
    }
  }

  private final JdbcClient jdbc;

  TimelineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a line that comes without a step of the issue. */
  public void add(IssueNumber issue, Line line) {
    jdbc.sql(Line.INSERT + Line.VALUES).params(line.values(issue)).update();
  }

  /** Oldest first; staff reads everything. */
  public List<TimelineEntry> of(IssueNumber issue, Audience reader) {
    return jdbc.sql(
            """
            select * from timeline_entry
             where issue = ? and (? or audience = 'PUBLIC') order by at, id
            """)
        .param(issue.value())
        .param(reader == Audience.STAFF)
        .query((row, index) -> entry(row))
        .list();
  }

  /**
   * Adds a file, unless the issue has so many already. Whoever adds one has the issue locked.
   *
   * @return false where it has
   */
  public boolean add(Attachment file, byte[] sha256, byte[] content, int most) {
    return jdbc.sql(
                """
                insert into attachment (id, issue, file_name, media_type, size, sha256, audience,
                  uploaded_by, uploaded_at, content)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                 where (select count(*) from attachment where issue = ?) < ?
                """)
            .param(file.id())
            .param(file.issue().value())
            .param(file.fileName())
            .param(file.mediaType())
            .param(file.size())
            .param(sha256)
            .param(file.audience().name())
            .param(file.uploadedBy())
            .param(file.uploadedAt().atOffset(ZoneOffset.UTC))
            .param(content)
            .param(file.issue().value())
            .param(most)
            .update()
        == 1;
  }

  public List<Attachment> files(IssueNumber issue, Audience reader) {
    return jdbc.sql(
            FILE
                + " where issue = ? and (? or audience = 'PUBLIC') order by uploaded_at, file_name")
        .param(issue.value())
        .param(reader == Audience.STAFF)
        .query((row, index) -> file(row))
        .list();
  }

  /** Whether all these are files of the issue. */
  public boolean hasFiles(IssueNumber issue, Collection<UUID> ids) {
    return ids.isEmpty()
        || jdbc.sql("select count(*) from attachment where issue = ? and id = any (?)")
                .param(issue.value())
                .param(ids.toArray(UUID[]::new))
                .query(Integer.class)
                .single()
            == ids.size();
  }

  public Optional<Attachment> file(UUID id) {
    return jdbc.sql(FILE + " where id = ?").param(id).query((row, index) -> file(row)).optional();
  }

  public Optional<byte[]> content(UUID id) {
    return jdbc.sql("select content from attachment where id = ?")
        .param(id)
        .query(byte[].class)
        .optional();
  }

  private static TimelineEntry entry(ResultSet row) throws SQLException {
    return new TimelineEntry(
        row.getLong("id"),
        new IssueNumber(row.getString("issue")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Audience.valueOf(row.getString("audience")),
        row.getString("actor"),
        "",
        row.getString("key"),
        List.of((String[]) row.getArray("arguments").getArray()),
        row.getString("text"));
  }

  private static Attachment file(ResultSet row) throws SQLException {
    return new Attachment(
        row.getObject("id", UUID.class),
        new IssueNumber(row.getString("issue")),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("size"),
        Audience.valueOf(row.getString("audience")),
        row.getString("uploaded_by"),
        row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
  }
}
