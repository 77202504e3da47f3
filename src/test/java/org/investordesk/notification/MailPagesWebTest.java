package org.investordesk.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Registered;
import org.investordesk.cases.Report;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The delivery log, in the whole desk: a report makes a receipt that staff can see. */
@DeskTest
class MailPagesWebTest {

  private static final RequestPostProcessor COORDINATOR =
      staff("mail-coordinator", Role.COORDINATOR.group());
  private static final RequestPostProcessor STRANGER =
      staff("mail-stranger", Role.CLERK.group(), "mail-other-department");

  @Autowired WebApplicationContext context;
  @Autowired IssueDesk desk;
  @Autowired Outbox outbox;
  @Autowired StaffAccounts accounts;
  @Autowired JdbcClient jdbc;
  @Autowired MailSection log;
  @Autowired ISpringTemplateEngine templates;

  private MockMvc mvc;
  private Registered receipt;
  private OutgoingMail mail;

  @BeforeEach
  void a_report_came_in() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    accounts.save(
        new StaffAccounts.Account("mail-coordinator", "林芳", "lin@city.example"),
        "Rv8-Lantern-2026");
    accounts.assign("mail-coordinator", Set.of(Role.COORDINATOR), Set.of());
    SettableClock.at("2026-10-23T10:00");
    receipt =
        ActingAs.investor()
            .get(
                () ->
                    desk.register(
                        new Report(
                            Channel.PORTAL,
                            IssueType.POWER,
                            "LINE_35KV",
                            "专线<script>alert(1)</script>",
                            "厂房已建成，专线申请提交一个月没有人来勘查。",
                            null,
                            null,
                            new Contact("陈建国", "chen@investor.example", null, null),
                            Language.ZH,
                            null,
                            null,
                            List.of(),
                            UUID.randomUUID().toString())));
    mail = outbox.ofIssue(receipt.number()).get(0);
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_report_from_an_unknown_address_makes_one_receipt_that_asks_who_it_is() {
    assertThat(outbox.ofIssue(receipt.number()))
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.kind()).isEqualTo(MailKind.RECEIPT);
              assertThat(only.state()).isEqualTo(MailState.PENDING);
              assertThat(only.plain()).contains("/verify/").doesNotContain(receipt.statusToken());
            });
  }

  @Test
  void the_log_lists_the_mail_and_the_page_shows_it() throws Exception {
    var listed = section();
    var page = answer(get("/desk/mails/" + mail.id()), COORDINATOR);

    assertThat(listed)
        .contains("/desk/mails/" + mail.id())
        .contains("chen@investor.example")
        .contains("待发送");
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString())
        .contains("已收到您反映的问题")
        .contains("sandbox=\"\"")
        .contains("/desk/mails/" + mail.id() + "/content")
        .doesNotContain(receipt.statusToken())
        .doesNotContain("<script>alert");
  }

  @Test
  void the_page_speaks_english_too() throws Exception {
    var page =
        answer(
            get("/desk/mails/" + mail.id()).locale(Locale.ENGLISH).param("lang", "en"),
            COORDINATOR);

    assertThat(page.getContentAsString()).contains("Back to the case file").contains("Plain text");
  }

  @Test
  void the_html_of_a_mail_is_shut_into_a_sandbox() throws Exception {
    var content = answer(get("/desk/mails/" + mail.id() + "/content"), COORDINATOR);

    assertThat(content.getStatus()).isEqualTo(200);
    assertThat(content.getHeaders("Content-Security-Policy"))
        .containsExactly(
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    assertThat(content.getHeader("X-Frame-Options")).isEqualTo("SAMEORIGIN");
  }

  @Test
  void a_stranger_finds_nothing_anywhere() throws Exception {
    for (var path :
        Stream.of("", "/content", "/files/0")
            .map(end -> "/desk/mails/" + mail.id() + end)
            .toList()) {
      assertThat(answer(get(path), STRANGER).getStatus()).isEqualTo(404);
    }
    assertThat(
            answer(post("/desk/mails/" + mail.id() + "/send-again").with(csrf()), STRANGER)
                .getStatus())
        .isEqualTo(404);
    assertThat(answer(get("/desk/mails/999999999"), COORDINATOR).getStatus()).isEqualTo(404);
  }

  @Test
  void a_file_is_listed_and_saved_but_never_opened_in_our_page() throws Exception {
    enclose("督办单.pdf", "%PDF-1.7");

    assertThat(section()).contains("附件 1 个");
    assertThat(answer(get("/desk/mails/" + mail.id()), COORDINATOR).getContentAsString())
        .contains("/desk/mails/" + mail.id() + "/files/0")
        .contains("督办单.pdf");
    var file = answer(get("/desk/mails/" + mail.id() + "/files/0"), COORDINATOR);
    assertThat(file.getStatus()).isEqualTo(200);
    assertThat(file.getContentType()).startsWith("application/pdf");
    assertThat(file.getContentAsString()).isEqualTo("%PDF-1.7");
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment;");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer(get("/desk/mails/" + mail.id() + "/files/0"), STRANGER).getStatus())
        .isEqualTo(404);
    assertThat(answer(get("/desk/mails/" + mail.id() + "/files/1"), COORDINATOR).getStatus())
        .isEqualTo(404);
  }

  private void enclose(String name, String content) {
    var file = new MailFile(name, "application/pdf", content.getBytes(UTF_8));
    jdbc.sql(
            """
            insert into mail_file (digest, name, media_type, content) values (?, ?, ?, ?)
            on conflict do nothing""")
        .params(file.digest(), file.name(), file.mediaType(), file.content())
        .update();
    jdbc.sql("update outgoing_mail set files = array[?] where id = ?")
        .params(file.digest(), mail.id())
        .update();
  }

  @Test
  void only_a_lost_mail_is_sent_again() throws Exception {
    var again = "/desk/mails/" + mail.id() + "/send-again";
    assertThat(answer(post(again).with(csrf()), COORDINATOR).getStatus())
        .isGreaterThanOrEqualTo(400);

    refuse(mail);
    assertThat(answer(get("/desk/mails/" + mail.id()), COORDINATOR).getContentAsString())
        .contains("550 no such user")
        .contains("重新发送");
    var answer = answer(post(again).with(csrf()), COORDINATOR);

    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(outbox.find(mail.id()).orElseThrow().state()).isEqualTo(MailState.PENDING);
  }

  /** The log as the case file shows it. */
  private String section() {
    var servlets = context.getServletContext();
    var exchange =
        JakartaServletWebApplication.buildApplication(servlets)
            .buildExchange(new MockHttpServletRequest(servlets), new MockHttpServletResponse());
    var model = new WebContext(exchange, Locale.SIMPLIFIED_CHINESE);
    model.setVariable("model", log.model(receipt.number()));
    return templates.process(log.template(), Set.of("section"), model);
  }

  /** As the relay would; without claiming, since other tests' mail waits in the same table. */
  private void refuse(OutgoingMail refused) {
    jdbc.sql(
            """
            update outgoing_mail set state = 'REFUSED', attempts = 1, last_error = '550 no such user'
            where id = :id""")
        .param("id", refused.id())
        .update();
  }

  private MockHttpServletResponse answer(
      MockHttpServletRequestBuilder request, RequestPostProcessor who) throws Exception {
    var response = mvc.perform(request.with(who).accept("text/html")).andReturn().getResponse();
    response.setCharacterEncoding("UTF-8");
    return response;
  }

  private static RequestPostProcessor staff(String id, String... groups) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            id, null, StaffAuthorities.of(List.of(groups))));
  }
}
