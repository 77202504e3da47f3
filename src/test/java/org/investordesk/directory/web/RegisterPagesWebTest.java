package org.investordesk.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ChamberEntry;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.Level;
import org.investordesk.directory.DirectoryEditor.PairingEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.directory.Person;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.Role;
import org.investordesk.testkit.DeskTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class RegisterPagesWebTest {

  static final String PASSWORD = "Kx7!mountain-river";

  @Autowired WebApplicationContext context;
  @Autowired DirectoryEditor editor;
  @Autowired Directory directory;
  @Autowired RegisterLists lists;

  MockMvc pages;
  final String own = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void open() {
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  static MockHttpServletRequestBuilder as(Role role, MockHttpServletRequestBuilder request) {
    return request
        .with(user("tester").authorities(new SimpleGrantedAuthority("ROLE_" + role.group())))
        .with(csrf());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/investors",
        "/investors/new",
        "/staff",
        "/who",
        "/departments/new",
        "/leave/new",
        "/handover"
      })
  void a_stranger_gets_403(String path) throws Exception {
    for (var role : Set.of(Role.CLERK, Role.DEPARTMENT_HEAD, Role.LEADER, Role.SUPERVISION)) {
      pages.perform(as(role, get("/desk/directory" + path))).andExpect(status().isForbidden());
    }
  }

  @Test
  void a_clerk_cannot_write_either() throws Exception {
    pages
        .perform(
            as(Role.CLERK, post("/desk/directory/chambers/new"))
                .param("name", "偷写" + own)
                .param("level", "CITY")
                .param("hostCity", "上海"))
        .andExpect(status().isForbidden());
    assertThat(lists.chambers("偷写" + own, 1).total()).isZero();
  }

  @Test
  void accounts_are_for_administrators_only() throws Exception {
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/staff")))
        .andExpect(status().isForbidden());
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/staff/entry/tester"))
                .param("name", "x")
                .param("roles", "ADMINISTRATOR"))
        .andExpect(status().isForbidden());
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/desk/directory/staff"))));
    pages.perform(as(Role.ADMINISTRATOR, get("/desk/directory/staff"))).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "investors",
        "projects",
        "chambers",
        "pairings",
        "departments",
        "leaders",
        "supervision",
        "duty",
        "leave",
        "staff"
      })
  void every_register_has_a_list_and_a_form_in_both_languages(String register) throws Exception {
    for (var language : Set.of("zh-CN", "en")) {
      for (var path : Set.of("", "/new")) {
        pages
            .perform(
                as(Role.ADMINISTRATOR, get("/desk/directory/" + register + path))
                    .param("lang", language))
            .andExpect(status().isOk())
            .andExpect(content().string(not(containsString("??"))));
      }
    }
  }

  @Test
  void an_unknown_register_and_an_unknown_entry_are_not_found() throws Exception {
    pages
        .perform(as(Role.ADMINISTRATOR, get("/desk/directory/no-such")))
        .andExpect(status().isNotFound());
    for (var path :
        Set.of(
            "investors/entry/987654321",
            "investors/entry/x",
            "leaders/entry/nobody",
            "duty/entry/1",
            "staff/entry/nobody")) {
      pages
          .perform(as(Role.ADMINISTRATOR, get("/desk/directory/" + path)))
          .andExpect(status().isNotFound());
    }
  }

  @Test
  void an_investor_is_added_found_and_changed() throws Exception {
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/investors/new"))
                .param("name", "王伟" + own)
                .param("email", own + "@example.org")
                .param("language", "zh")
                .param("enterprise", "企业" + own))
        .andExpect(redirectedUrl("/desk/directory/investors?saved"));
    var investor = directory.investorByEmail(own.toUpperCase() + "@EXAMPLE.org").orElseThrow();
    assertThat(investor.name()).isEqualTo("王伟" + own);
    assertThat(investor.enterprise()).isEqualTo("企业" + own);

    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/investors").param("q", own)))
        .andExpect(content().string(containsString("王伟" + own)))
        .andExpect(
            content().string(containsString("/desk/directory/investors/entry/" + investor.id())));
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/investors/entry/" + investor.id())))
        .andExpect(content().string(containsString("value=\"王伟" + own + "\"")));
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/investors/entry/" + investor.id()))
                .param("name", "王大伟" + own)
                .param("email", own + "@example.org")
                .param("language", "en"))
        .andExpect(redirectedUrl("/desk/directory/investors?saved"));
    assertThat(directory.investor(investor.id()).orElseThrow().name()).isEqualTo("王大伟" + own);
    assertThat(directory.investor(investor.id()).orElseThrow().enterprise()).isNull();
  }

  @Test
  void a_wrong_form_comes_back_with_the_error_at_the_field_and_everything_typed() throws Exception {
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/investors/new"))
                .param("lang", "en")
                .param("name", "<b>王</b>" + own)
                .param("email", "not an address")
                .param("phone", "+86 575 8888")
                .param("language", "zh"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#email\"")))
        .andExpect(content().string(containsString("id=\"email-error\"")))
        .andExpect(content().string(containsString("Write a complete e-mail address")))
        .andExpect(content().string(containsString("value=\"&lt;b&gt;王&lt;/b&gt;" + own + "\"")))
        .andExpect(content().string(containsString("value=\"not an address\"")))
        .andExpect(content().string(containsString("value=\"+86 575 8888\"")));
  }

  @Test
  void a_sentence_names_what_it_speaks_of() throws Exception {
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/chambers/new"))
                .param("name", "长".repeat(201))
                .param("level", "CITY")
                .param("hostCity", "上海"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("请缩短到 200 字以内。")));
  }

  @Test
  void a_major_project_without_a_leader_is_refused_at_the_field() throws Exception {
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/projects/new"))
                .param("name", "大项目" + own)
                .param("amountYuan", "1,300,000,000")
                .param("area", "诸暨")
                .param("stage", "SIGNED")
                .param("major", "on"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"responsibleLeaderId-error\"")))
        .andExpect(content().string(containsString("value=\"1,300,000,000\"")));
    assertThat(directory.findProjects("大项目" + own, 5)).isEmpty();
  }

  @Test
  void a_project_names_its_investor_by_e_mail_and_one_of_several_by_number() throws Exception {
    var first = investor("同名" + own, own + "-1@example.org");
    investor("同名" + own, own + "-2@example.org");

    pages
        .perform(project("同名" + own))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("#" + first + " 同名" + own)));
    pages
        .perform(project(own + "-1@example.org"))
        .andExpect(redirectedUrl("/desk/directory/projects?saved"));

    var project = directory.findProjects("项目" + own, 5).get(0);
    assertThat(project.investorId()).isEqualTo(first);
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/projects/entry/" + project.id())))
        .andExpect(content().string(containsString("value=\"#" + first + " 同名" + own + "\"")));
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/projects/entry/" + project.id()))
                .param("name", "项目" + own)
                .param("amountYuan", "5")
                .param("area", "诸暨")
                .param("stage", "SIGNED")
                .param("investorId", "#" + first + " 同名" + own))
        .andExpect(redirectedUrl("/desk/directory/projects?saved"));
    assertThat(directory.project(project.id()).orElseThrow().investorId()).isEqualTo(first);
  }

  private MockHttpServletRequestBuilder project(String investor) {
    return as(Role.COORDINATOR, post("/desk/directory/projects/new"))
        .param("name", "项目" + own)
        .param("amountYuan", "5")
        .param("area", "诸暨")
        .param("stage", "SIGNED")
        .param("investorId", investor);
  }

  @Test
  void an_administrator_makes_an_account_and_a_weak_password_is_told_at_its_field()
      throws Exception {
    department();
    var weak = account("abc");
    pages
        .perform(weak)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"password-error\"")))
        .andExpect(content().string(not(containsString("value=\"abc\""))));
    assertThat(directory.person("clerk-" + own)).as("nothing is left of the refused one").isEmpty();

    pages.perform(account(PASSWORD)).andExpect(redirectedUrl("/desk/directory/staff?saved"));

    assertThat(directory.handlersOf("dep-" + own))
        .containsExactly(new Person("clerk-" + own, "经办" + own, null));
    pages
        .perform(as(Role.ADMINISTRATOR, get("/desk/directory/staff").param("q", own)))
        .andExpect(content().string(containsString("经办人")));
    pages.perform(account(PASSWORD)).andExpect(status().isUnprocessableEntity());
  }

  private MockHttpServletRequestBuilder account(String password) {
    return as(Role.ADMINISTRATOR, post("/desk/directory/staff/new"))
        .param("userId", "clerk-" + own)
        .param("name", "经办" + own)
        .param("handlerOf", "dep-" + own)
        .param("password", password);
  }

  @Test
  void a_coordinator_names_head_and_handlers_of_a_department() throws Exception {
    department();
    person("a");
    person("b");
    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/departments/entry/dep-" + own))
                .param("name", "新名" + own)
                .param("nameEn", "Renamed")
                .param("mailbox", "dep@example.org")
                .param("head", "a-" + own)
                .param("handlers", "b-" + own))
        .andExpect(redirectedUrl("/desk/directory/departments?saved"));

    assertThat(directory.headOf("dep-" + own)).map(Person::userId).contains("a-" + own);
    assertThat(directory.handlersOf("dep-" + own))
        .extracting(Person::userId)
        .containsExactly("b-" + own);
    assertThat(directory.department("dep-" + own).orElseThrow())
        .isEqualTo(new Department("dep-" + own, "新名" + own, "Renamed", "dep@example.org", false));
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/departments/entry/dep-" + own)))
        .andExpect(status().isOk());
  }

  @Test
  void a_leader_a_supervisor_a_pairing_and_a_duty_are_entered_by_their_forms() throws Exception {
    department();
    person("lead", Role.LEADER, Role.SUPERVISION, Role.COORDINATOR);
    var user = "lead-" + own;
    var chamber = editor.saveChamber(null, new ChamberEntry("商会" + own, Level.CITY, "上海"));
    for (var path : List.of("leaders/new", "leaders/entry/" + user)) {
      pages
          .perform(
              as(Role.COORDINATOR, post("/desk/directory/" + path))
                  .param("userId", user)
                  .param("rank", "DEPUTY_MAYOR")
                  .param("portfolio", "dep-" + own)
                  .param("validFrom", "2026-01-01"))
          .andExpect(redirectedUrl("/desk/directory/leaders?saved"));
    }
    assertThat(lists.leader(user))
        .contains(
            new LeaderEntry(
                user, Rank.DEPUTY_MAYOR, LocalDate.of(2026, 1, 1), null, Set.of("dep-" + own)));

    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/supervision/new"))
                .param("userId", user)
                .param("validFrom", "2026-01-01")
                .param("validTo", "2026-01-31"))
        .andExpect(redirectedUrl("/desk/directory/supervision?saved"));
    assertThat(lists.supervisionMember(user))
        .contains(new SupervisionEntry(user, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31)));

    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/pairings/new"))
                .param("leaderId", user)
                .param("chamberId", "" + chamber)
                .param("validFrom", "2026-01-01"))
        .andExpect(redirectedUrl("/desk/directory/pairings?saved"));
    var pairing = lists.pairings(own, 1).rows().get(0).key();
    assertThat(lists.pairing(Long.parseLong(pairing)))
        .contains(new PairingEntry(user, chamber, null, LocalDate.of(2026, 1, 1), null));

    pages
        .perform(
            as(Role.COORDINATOR, post("/desk/directory/duty/new"))
                .param("userId", user)
                .param("from", "2030-01-01T08:00")
                .param("to", "2030-01-01T18:00"))
        .andExpect(redirectedUrl("/desk/directory/duty?saved"));
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/duty").param("q", user)))
        .andExpect(content().string(containsString("2030-01-01 08:00")));
    var duty = lists.duties(user, 1).rows().get(0).key();
    pages
        .perform(as(Role.COORDINATOR, post("/desk/directory/duty/entry/" + duty + "/remove")))
        .andExpect(redirectedUrl("/desk/directory/duty?removed"));
    assertThat(lists.duties(user, 1).total()).isZero();
    for (var path :
        Set.of("leaders/entry/" + user, "supervision/entry/" + user, "pairings/entry/" + pairing)) {
      pages
          .perform(as(Role.COORDINATOR, get("/desk/directory/" + path)))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("2026-01-01")));
    }
  }

  @Test
  void long_lists_come_by_the_page() throws Exception {
    for (int i = 0; i < 30; i++) {
      investor("多%02d-%s".formatted(i, own), null);
    }
    pages
        .perform(as(Role.COORDINATOR, get("/desk/directory/investors").param("q", own)))
        .andExpect(content().string(containsString("多00-" + own)))
        .andExpect(content().string(not(containsString("多25-" + own))))
        .andExpect(content().string(containsString("第 1 页，共 2 页")));
    pages
        .perform(
            as(Role.COORDINATOR, get("/desk/directory/investors"))
                .param("q", own)
                .param("page", "2"))
        .andExpect(content().string(containsString("多29-" + own)));
  }

  @Test
  void a_search_for_a_percent_sign_finds_only_percent_signs() throws Exception {
    investor("百分之%" + own, null);
    investor("百分之十" + own, null);

    assertThat(directory.findInvestors("百分之%" + own, 5)).hasSize(1);
    assertThat(lists.investors("_" + own, 1).total()).isZero();
  }

  @Test
  void who_would_be_called_is_told_hop_by_hop() throws Exception {
    department();
    person("lead", Role.LEADER);
    editor.saveLeader(
        new LeaderEntry(
            "lead-" + own, Rank.LEADER, LocalDate.of(2026, 1, 1), null, Set.of("dep-" + own)));
    person("duty", Role.COORDINATOR);
    editor.saveProject(
        null, new ProjectEntry("小项目" + own, 1, "诸暨", null, null, Stage.SIGNED, false, null, null));

    pages
        .perform(
            as(Role.COORDINATOR, get("/desk/directory/who"))
                .param("project", "小项目" + own)
                .param("investor", "")
                .param("department", "dep-" + own)
                .param("day", "2026-10-21"))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("??"))))
        .andExpect(content().string(containsString("项目“小项目" + own + "”没有责任领导。")))
        .andExpect(content().string(containsString("人员lead-%s分管“部门%s”。".formatted(own, own))));
    pages
        .perform(
            as(Role.COORDINATOR, get("/desk/directory/who"))
                .param("project", "没有这个" + own)
                .param("day", "31.12."))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"project-error\"")))
        .andExpect(content().string(containsString("id=\"day-error\"")))
        .andExpect(content().string(containsString("value=\"没有这个" + own + "\"")));
  }

  private void department() {
    editor.saveDepartment(
        new Department("dep-" + own, "部门" + own, "Department " + own, null, true));
  }

  private void person(String name, Role... roles) {
    editor.savePerson(
        PersonEntry.of(name + "-" + own, "人员" + name + "-" + own, null, roles), PASSWORD);
  }

  private long investor(String name, @Nullable String email) {
    return editor.saveInvestor(null, new InvestorEntry(name, email, null, "zh", null, null));
  }
}
