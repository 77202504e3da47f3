package org.investordesk.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ApiWebTest {

  private static final String REPORT =
      """
      {"type": "LAND", "subject": "新厂房用地指标未落实", "area": "诸暨",
       "description": "立项已经半年，用地指标一直没有落实。", "name": "陈越",
       "email": "api@example.com"}
      """;

  @Autowired WebApplicationContext context;

  private final String once = Secret.fresh();
  private MockMvc client;

  @BeforeEach
  void connect() {
    client = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  private ResultActions send(String body) throws Exception {
    return client.perform(
        post("/api/v1/issues")
            .header("X-API-Key", "test-api-key")
            .header("Idempotency-Key", once)
            .header("Accept-Language", "en")
            .contentType(APPLICATION_JSON)
            .content(body));
  }

  private ResultActions ask(String query) throws Exception {
    return client.perform(
        get("/api/v1/deadlines/preview?" + query).header("Accept-Language", "en"));
  }

  @Test
  void a_report_gets_a_number_a_status_link_and_its_limits() throws Exception {
    send(REPORT)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.number", matchesPattern("YS-\\d{4}-\\d{6}")))
        .andExpect(jsonPath("$.statusLink", containsString("/s/")))
        .andExpect(jsonPath("$.registeredAt", containsString("+08:00")))
        .andExpect(jsonPath("$.clocks[*].clock", hasItems("CONTACT", "TRIAGE", "RESOLUTION")))
        .andExpect(jsonPath("$.clocks[*].clock", not(hasItem("UPDATE"))))
        .andExpect(jsonPath("$.clocks[*].dueAt", everyItem(containsString("+08:00"))));
  }

  @Test
  void the_same_request_again_gets_the_same_answer() throws Exception {
    var first = send(REPORT).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

    send(REPORT)
        .andExpect(status().isCreated())
        .andExpect(content().json(first, org.springframework.test.json.JsonCompareMode.STRICT));
  }

  @Test
  void another_report_under_a_used_key_is_refused() throws Exception {
    send(REPORT);

    send(REPORT.replace("诸暨", "嵊州"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("Idempotency-Key"));
  }

  @Test
  void wrong_fields_are_told_one_by_one_as_problem_details_in_the_language_asked_for()
      throws Exception {
    send("{\"type\": \"NONSENSE\", \"subject\": \"" + "s".repeat(121) + "\", \"email\": \"x\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.status").value(422))
        .andExpect(
            jsonPath(
                "$.errors[*].field", hasItems("type", "subject", "description", "name", "email")))
        .andExpect(jsonPath("$.errors[1].message", containsString("take out 1")));
  }

  @Test
  void a_report_without_an_idempotency_key_is_refused() throws Exception {
    client
        .perform(
            post("/api/v1/issues")
                .header("Authorization", "Bearer test-api-key")
                .contentType(APPLICATION_JSON)
                .content(REPORT))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("Idempotency-Key"));
  }

  @Test
  void what_is_no_json_is_refused_without_saying_how_the_desk_is_built() throws Exception {
    send("{")
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(content().string(not(containsString("jackson"))));
  }

  @Test
  void without_the_key_nothing_is_registered_and_nothing_read() throws Exception {
    client
        .perform(
            post("/api/v1/issues")
                .header("X-API-Key", "wrong")
                .header("Idempotency-Key", once)
                .contentType(APPLICATION_JSON)
                .content(REPORT))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", "Bearer"))
        .andExpect(content().contentType("application/problem+json"));
    client.perform(get("/api/v1/issues/YS-2026-000001")).andExpect(status().isUnauthorized());
  }

  @Test
  void what_the_investor_may_read_can_be_read_and_no_more() throws Exception {
    var number =
        JsonPath.<String>read(
            send(REPORT).andReturn().getResponse().getContentAsString(), "$.number");

    client
        .perform(
            get("/api/v1/issues/" + number)
                .header("X-API-Key", "test-api-key")
                .header("Accept-Language", "en"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("REGISTERED"))
        .andExpect(jsonPath("$.stateText").value("Registered"))
        .andExpect(jsonPath("$.timeline[0].what").exists())
        .andExpect(content().string(not(containsString("api@example.com"))))
        .andExpect(content().string(not(containsString("立项已经半年"))));
  }

  @ParameterizedTest
  @CsvSource({"YS-2099-999999", "nonsense"})
  void an_unknown_number_is_not_found(String number) throws Exception {
    client
        .perform(get("/api/v1/issues/" + number).header("X-API-Key", "test-api-key"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"));
  }

  @Test
  void a_preview_needs_no_key_and_counts_round_the_national_day() throws Exception {
    ask("type=LAND&registeredAt=2026-09-30T16:30:00+08:00")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.type").value("LAND"))
        .andExpect(jsonPath("$.registeredAt").value("2026-09-30T16:30:00+08:00"))
        .andExpect(jsonPath("$.clocks[0].clock").value("CONTACT"))
        .andExpect(jsonPath("$.clocks[0].dueAt").value("2026-10-08T09:30:00+08:00"))
        .andExpect(jsonPath("$.clocks[0].provisional").value(false))
        .andExpect(jsonPath("$.clocks[0].explanation").isNotEmpty());
  }

  @Test
  void an_escaped_plus_sign_and_another_offset_mean_the_same_instant() throws Exception {
    ask("type=LAND&registeredAt=2026-09-30T08:30:00Z")
        .andExpect(jsonPath("$.clocks[0].dueAt").value("2026-10-08T09:30:00+08:00"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "type=NONSENSE, type",
    "registeredAt=2026-09-30T16:30:00Z, type",
    "type=POWER, variant",
    "type=POWER&variant=FORMAL, variant",
    "type=LAND&variant=LOW, variant",
    "type=LAND&registeredAt=tomorrow, registeredAt",
    "type=LAND&registeredAt=2026-09-31T16:30:00Z, registeredAt",
    "type=LAND&registeredAt=2026-09-30T16:30:00, registeredAt",
    "type=LAND&registeredAt=1800-01-01T00:00:00Z, registeredAt",
    "type=LAND&registeredAt=+999999999-12-31T23:59:59Z, registeredAt"
  })
  void a_wrong_question_is_told_at_its_field(String query, String field) throws Exception {
    ask(query)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.errors[0].field").value(field));
  }

  @Test
  void the_description_of_the_api_names_its_six_paths_and_no_others() throws Exception {
    client
        .perform(get("/api/v1/openapi"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths.length()").value(6))
        .andExpect(jsonPath("$.paths['/api/v1/deadlines/preview']").exists());
    client.perform(get("/api-docs")).andExpect(status().is3xxRedirection());
  }
}
