package org.investordesk.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the API answered to which key, so that the same request gets the same answer. */
@Component
class ApiReceipts {

  /**
   * @param fingerprint of the request that was answered
   */
  record Answered(String fingerprint, IssueNumber number, List<ApiAnswers.Clock> clocks) {}

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ApiReceipts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Optional<Answered> find(String key) {
    return jdbc.sql(
            "select request_hash, issue_number, clocks from api_receipt where key_hash = :key")
        .param("key", Secret.hash(key))
        .query(
            (row, i) ->
                new Answered(
                    row.getString("request_hash"),
                    new IssueNumber(row.getString("issue_number")),
                    read(row.getString("clocks"))))
        .optional();
  }

  /** Keeps the first answer; of two requests at once the second finds it. */
  Answered keep(String key, Answered answered) {
    jdbc.sql(
            """
            insert into api_receipt (key_hash, request_hash, issue_number, clocks, answered_at)
            values (:key, :fingerprint, :number, :clocks, :now)
            on conflict (key_hash) do nothing
            """)
        .param("key", Secret.hash(key))
        .param("fingerprint", answered.fingerprint())
        .param("number", answered.number().value())
        .param("clocks", write(answered.clocks()))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return find(key).orElseThrow();
  }

  private String write(List<ApiAnswers.Clock> clocks) {
    try {
      return json.writeValueAsString(clocks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt could not be written", e);
    }
  }

  private List<ApiAnswers.Clock> read(String clocks) {
    try {
      return json.readValue(clocks, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt could not be read", e);
    }
  }
}
