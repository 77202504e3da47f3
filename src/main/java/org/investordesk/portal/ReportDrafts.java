package org.investordesk.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have typed and attached but not sent yet, kept in the database so that any node can
 * go on with it. The browser holds the key, the database its hash. A draft is thrown away a day
 * after the last change; when it is sent, its words and files go at once and only the number stays,
 * so that going back and sending again shows the same receipt.
 */
@Component
class ReportDrafts {

  static final Duration KEPT = Duration.ofHours(24);

  /**
   * @param sent the number it became; null while it has not been sent
   */
  record Draft(
      String key, ReportFields fields, List<DraftFile> files, @Nullable IssueNumber sent) {}

  /**
   * @param size bytes
   */
  record DraftFile(UUID id, String fileName, long size) {

    /** For people. */
    public String sizeText() {
      return FileSize.of(size);
    }
  }

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ReportDrafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Saves the words and adds the files; a draft that has been sent stays as it is. */
  @Transactional
  public void save(String key, ReportFields fields, List<Upload> added) {
    var now = clock.instant();
    deleteExpired(now);
    var changed =
        jdbc.sql(
                """
                insert into report_draft (key_hash, fields, expires_at)
                values (:key, :fields, :expires)
                on conflict (key_hash) do update
                  set fields = excluded.fields, expires_at = excluded.expires_at
                  where report_draft.sent_number is null
                """)
            .param("key", Secret.hash(key))
            .param("fields", write(fields))
            .param("expires", Timestamp.from(now.plus(KEPT)))
            .update();
    if (changed == 0) {
      return;
    }
    for (var file : added) {
      // the same file again is a double click, not a second file
      jdbc.sql(
              """
              insert into report_draft_file (id, key_hash, file_name, size, content_hash, content)
              values (:id, :key, :name, :size, :hash, :content)
              on conflict (key_hash, file_name, content_hash) do nothing
              """)
          .param("id", UUID.randomUUID())
          .param("key", Secret.hash(key))
          .param("name", file.fileName())
          .param("size", file.content().length)
          .param("hash", Secret.hash(file.content()))
          .param("content", file.content())
          .update();
    }
  }

  Optional<Draft> find(String key) {
    return jdbc.sql(
            """
            select fields, sent_number from report_draft
            where key_hash = :key and expires_at > :now
            """)
        .param("key", Secret.hash(key))
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, i) -> {
              var number = row.getString("sent_number");
              return new Draft(
                  key,
                  read(row.getString("fields")),
                  files(key),
                  number == null ? null : new IssueNumber(number));
            })
        .optional();
  }

  private List<DraftFile> files(String key) {
    return jdbc.sql(
            "select id, file_name, size from report_draft_file where key_hash = :key order by position")
        .param("key", Secret.hash(key))
        .query(
            (row, i) ->
                new DraftFile(
                    row.getObject("id", UUID.class),
                    row.getString("file_name"),
                    row.getLong("size")))
        .list();
  }

  /** The files with their bytes, in the order they came. */
  List<Upload> uploads(String key) {
    return jdbc.sql(
            "select file_name, content from report_draft_file where key_hash = :key order by position")
        .param("key", Secret.hash(key))
        .query((row, i) -> new Upload(row.getString("file_name"), row.getBytes("content")))
        .list();
  }

  void removeFile(String key, UUID file) {
    jdbc.sql("delete from report_draft_file where key_hash = :key and id = :id")
        .param("key", Secret.hash(key))
        .param("id", file)
        .update();
  }

  /** The draft has become an issue: words and files go, the number stays. */
  @Transactional
  public void markSent(String key, IssueNumber number, String language) {
    jdbc.sql("delete from report_draft_file where key_hash = :key")
        .param("key", Secret.hash(key))
        .update();
    jdbc.sql(
            """
            update report_draft set fields = :fields, sent_number = :number
            where key_hash = :key
            """)
        .param("key", Secret.hash(key))
        .param("fields", write(ReportFields.blank(java.util.Locale.forLanguageTag(language))))
        .param("number", number.value())
        .update();
  }

  void discard(String key) {
    jdbc.sql("delete from report_draft where key_hash = :key")
        .param("key", Secret.hash(key))
        .update();
  }

  private void deleteExpired(Instant now) {
    jdbc.sql("delete from report_draft where expires_at <= :now")
        .param("now", Timestamp.from(now))
        .update();
  }

  private String write(ReportFields fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft could not be written", e);
    }
  }

  private ReportFields read(String fields) {
    try {
      return json.readValue(fields, ReportFields.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft could not be read", e);
    }
  }
}
