package org.investordesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.investordesk.platform.DatabaseAway;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.TestSentences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a controller's no or fault is answered, with a controller that throws it. */
class RefusalAdviceTest {

  private MockMvc web;

  @RestController
  static class Thrower {

    @GetMapping({"/page/refused", "/api/refused"})
    String refused() {
      throw new Refusal("platform.refusal.noSuchAccount", "li");
    }

    @GetMapping({"/page/lost", "/api/lost"})
    String lost() {
      throw new NotFound();
    }

    @GetMapping({"/page/invalid", "/api/invalid"})
    String invalid() {
      throw new InvalidInput(List.of(InvalidInput.Problem.of("text", "platform.refusal.tooLarge")));
    }

    @GetMapping({"/page/away", "/api/away"})
    String away() {
      throw new CannotGetJdbcConnectionException(
          "none free", new SQLTransientConnectionException("request timed out after 2500ms"));
    }

    @GetMapping("/api/broken")
    String broken() {
      throw new IllegalStateException("secret detail of the inside");
    }
  }

  @BeforeEach
  void set() {
    var locales = new DeskLocales();
    web =
        MockMvcBuilders.standaloneSetup(new Thrower())
            .setControllerAdvice(
                new RefusalAdvice(new Answers(TestSentences.ofThePlatform(), locales)))
            .setLocaleResolver(locales)
            .setViewResolvers((name, locale) -> (model, request, response) -> {})
            .build();
  }

  @Test
  void a_refusal_is_a_conflict_with_its_sentence() throws Exception {
    web.perform(get("/page/refused"))
        .andExpect(status().isConflict())
        .andExpect(view().name("platform/error"))
        .andExpect(model().attribute("detail", "没有账号 li。请先建立账号，再分配岗位。"));
    web.perform(get("/api/refused").param("lang", "en"))
        .andExpect(status().isConflict())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(
            jsonPath("$.detail")
                .value("There is no account li. Create it before you assign a role."));
  }

  @Test
  void what_is_not_there_is_404_everywhere() throws Exception {
    web.perform(get("/page/lost")).andExpect(status().isNotFound());
    web.perform(get("/api/lost")).andExpect(status().isNotFound());
  }

  @Test
  void invalid_input_lists_its_fields() throws Exception {
    web.perform(get("/api/invalid"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.problems[0].field").value("text"))
        .andExpect(jsonPath("$.problems[0].message").value("提交的内容太大。请缩短文字，附件请在案卷页上传。"));
  }

  @Test
  void an_absent_database_is_503_and_says_when_to_come_back() throws Exception {
    web.perform(get("/page/away"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "10"));
    web.perform(get("/api/away"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "10"))
        .andExpect(jsonPath("$.title").value("暂时无法服务"));
  }

  @Test
  void a_fault_tells_nothing_of_the_inside() throws Exception {
    var body =
        web.perform(get("/api/broken"))
            .andExpect(status().isInternalServerError())
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(body).doesNotContain("secret");
  }

  @Test
  void lost_connections_are_told_from_wrong_statements() {
    assertThat(
            DatabaseAway.isCauseOf(
                new RuntimeException(new PSQLException("gone", PSQLState.CONNECTION_FAILURE))))
        .isTrue();
    assertThat(
            DatabaseAway.isCauseOf(
                new RuntimeException(new PSQLException("twice", PSQLState.UNIQUE_VIOLATION))))
        .isFalse();
  }
}
