package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.investordesk.directory.store.DirectoryOnPostgres.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.investordesk.directory.Department;
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
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editor refuses, and what it does besides storing. */
class EntryRulesTest {

  static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "name@",
        "@example.org",
        "a b@example.org",
        "a@b@example.org",
        "a@example",
        "a@example.org\r\nBcc: b@example.org",
        ".a@example.org",
        "a..b@example.org",
        "a@-example.org",
        "王@example.org",
        "a,b@example.org",
        "<a@example.org>"
      })
  void a_bad_address_is_refused(String email) {
    assertThat(problems(() -> investor("王伟", email))).containsExactly("email email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@example.org", "first.last+tag@mail.example.co.uk", "o'hara@x-y.cn"})
  void a_good_address_is_taken(String email) {
    investor("王伟", email);
    assertThat(desk.directory.investorByEmail(email)).isPresent();
  }

  @Test
  void an_address_longer_than_254_is_refused() {
    var label = "b".repeat(60) + ".";
    var longest = "a".repeat(6) + "@" + label.repeat(4) + "cn";
    assertThat(longest).hasSize(253);
    investor("王伟", longest);

    assertThat(problems(() -> investor("王伟", "aa" + longest)))
        .containsExactly("email emailTooLong");
  }

  @Test
  void an_address_belongs_to_one_investor_whatever_its_letters_case() {
    var id = investor("王伟", "wang@example.org");

    assertThat(problems(() -> investor("李娜", "WANG@Example.org")))
        .containsExactly("email emailTaken");
    desk.editor.saveInvestor(
        id, new InvestorEntry("王伟", "Wang@example.org", null, "en", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"王\r\n伟", "王\n伟", "王\u0000伟", "王\u2028伟", "王\u0085伟"})
  void a_name_of_more_than_one_line_is_refused(String name) {
    assertThat(problems(() -> investor(name, null))).containsExactly("name oneLine");
  }

  @Test
  void everything_wrong_is_told_at_once() {
    assertThat(
            problems(
                () ->
                    desk.editor.saveInvestor(
                        null, new InvestorEntry(" ", "x", "call me", "de", "a\nb", 99L))))
        .containsExactlyInAnyOrder(
            "name missing",
            "email email",
            "phone phone",
            "language language",
            "enterprise oneLine",
            "chamberId unknownChamber");
  }

  @Test
  void two_investors_of_one_enterprise_share_its_entry() {
    for (var name : List.of("王伟", "李娜")) {
      desk.editor.saveInvestor(null, new InvestorEntry(name, null, null, "zh", "越商集团", null));
    }
    assertThat(desk.jdbc.sql("select count(*) from enterprise").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void changing_what_does_not_exist_is_not_found() {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> desk.editor.saveChamber(404L, new ChamberEntry("商会", Level.CITY, "上海")));
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.editor.removeDuty(404));
  }

  @Test
  void a_chamber_is_entered_once() {
    desk.chamber("上海绍兴商会");
    assertThat(problems(() -> desk.chamber("上海绍兴商会"))).containsExactly("name nameTaken");
  }

  @Test
  void a_major_project_needs_a_leader_who_is_in_office() {
    desk.leader("gone", Rank.LEADER, LocalDate.of(2026, 10, 20));
    desk.leader("leader", Rank.LEADER);

    assertThat(problems(() -> desk.project(true, null, null)))
        .containsExactly("responsibleLeaderId majorNeedsLeader");
    assertThat(problems(() -> desk.project(true, null, "nobody")))
        .containsExactly("responsibleLeaderId unknownLeader");
    assertThat(problems(() -> desk.project(true, null, "gone")))
        .containsExactly("responsibleLeaderId leaderNotInOffice");
    assertThat(desk.directory.project(desk.project(true, null, "leader")).orElseThrow().major())
        .isTrue();
  }

  @Test
  void a_negative_amount_an_unknown_area_and_an_unknown_investor_are_refused() {
    assertThat(
            problems(
                () ->
                    desk.editor.saveProject(
                        null,
                        new ProjectEntry(
                            "村", -1, "杭州", null, null, Stage.SIGNED, false, 99L, null))))
        .containsExactly("amountYuan negativeAmount", "area area", "investorId unknownInvestor");
  }

  @Test
  void nobody_has_two_leaders_on_the_same_day() {
    desk.leader("a", Rank.LEADER);
    desk.leader("b", Rank.LEADER);
    var chamber = desk.chamber();
    desk.pairWithChamber("a", chamber, "2026-03-01", "2026-06-30");

    assertThat(problems(() -> desk.pairWithChamber("b", chamber, "2026-06-30", null)))
        .containsExactly("validFrom pairingOverlaps");
    assertThat(problems(() -> desk.pairWithChamber("b", chamber, "2026-01-01", "2026-03-01")))
        .containsExactly("validFrom pairingOverlaps");
    assertThat(problems(() -> desk.pairWithChamber("b", chamber, "2026-01-01", null)))
        .containsExactly("validFrom pairingOverlaps");
    desk.pairWithChamber("b", chamber, "2026-07-01", null);
    desk.pairWithChamber("b", chamber, "2026-01-01", "2026-02-28");
    desk.pairWithChamber("b", desk.chamber("北京绍兴商会"), "2026-03-01", null);
  }

  @Test
  void a_pairing_may_be_shortened_to_make_room() {
    desk.leader("a", Rank.LEADER);
    desk.leader("b", Rank.LEADER);
    var investor = desk.investor(null);
    var first = desk.pairWithInvestor("a", investor, "2026-01-01", null);

    desk.editor.savePairing(
        first, new PairingEntry("a", null, investor, NEW_YEAR, LocalDate.of(2026, 5, 31)));
    desk.pairWithInvestor("b", investor, "2026-06-01", null);
  }

  @Test
  void a_pairing_names_either_a_chamber_or_an_investor() {
    desk.leader("a", Rank.LEADER);
    var chamber = desk.chamber();
    var investor = desk.investor(null);

    assertThat(problems(() -> pair(chamber, investor)))
        .containsExactly("chamberId chamberOrInvestor");
    assertThat(problems(() -> pair(null, null))).containsExactly("chamberId chamberOrInvestor");
    assertThat(problems(() -> pair(99L, null))).containsExactly("chamberId unknownChamber");
  }

  private void pair(@Nullable Long chamber, @Nullable Long investor) {
    desk.editor.savePairing(null, new PairingEntry("a", chamber, investor, NEW_YEAR, null));
  }

  @Test
  void nothing_ends_before_it_begins() {
    desk.leader("a", Rank.LEADER);
    desk.person("b", Role.COORDINATOR, Role.SUPERVISION);
    var chamber = desk.chamber();
    var before = NEW_YEAR.minusDays(1);

    assertThat(
            problems(
                () ->
                    desk.editor.savePairing(
                        null, new PairingEntry("a", chamber, null, NEW_YEAR, before))))
        .containsExactly("validTo endsBeforeItBegins");
    assertThat(
            problems(
                () ->
                    desk.editor.saveLeader(
                        new LeaderEntry("a", Rank.LEADER, NEW_YEAR, before, Set.of()))))
        .containsExactly("validTo endsBeforeItBegins");
    assertThat(
            problems(
                () ->
                    desk.editor.saveSupervisionMember(new SupervisionEntry("b", NEW_YEAR, before))))
        .containsExactly("validTo endsBeforeItBegins");
    assertThat(
            problems(
                () -> desk.editor.addDuty("b", at("2026-10-21T08:00"), at("2026-10-21T08:00"))))
        .containsExactly("to endsBeforeItBegins");
  }

  @Test
  void registers_of_leaders_supervision_and_duty_take_only_who_holds_the_role() {
    desk.person("clerk");
    assertThat(
            problems(
                () ->
                    desk.editor.saveLeader(
                        new LeaderEntry("clerk", Rank.MAYOR, NEW_YEAR, null, Set.of()))))
        .containsExactly("userId needsRole.LEADER");
    assertThat(
            problems(
                () ->
                    desk.editor.saveSupervisionMember(
                        new SupervisionEntry("clerk", NEW_YEAR, null))))
        .containsExactly("userId needsRole.SUPERVISION");
    assertThat(
            problems(
                () -> desk.editor.addDuty("clerk", at("2026-10-21T08:00"), at("2026-10-21T09:00"))))
        .containsExactly("userId needsRole.COORDINATOR");
    assertThat(
            problems(
                () ->
                    desk.editor.saveLeader(
                        new LeaderEntry("nobody", Rank.MAYOR, NEW_YEAR, null, Set.of("x")))))
        .containsExactly("userId unknownPerson", "portfolio unknownDepartment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Power", "power supply", "-power", "power-", "电", "../x"})
  void a_department_id_that_the_engine_would_refuse_is_refused_here(String id) {
    assertThat(problems(() -> desk.editor.saveDepartment(new Department(id, "部", "D", null, true))))
        .containsExactly("id departmentId");
  }

  @Test
  void a_department_makes_its_group_and_keeps_its_people() {
    desk.department("power-supply");
    desk.editor.savePerson(PersonEntry.handler("h", "李", null, "power-supply"), "Secret-1234");
    desk.editor.saveDepartment(new Department("power-supply", "新名", "New", null, true));

    assertThat(desk.accounts.departments).containsEntry("power-supply", "新名");
    assertThat(desk.directory.handlersOf("power-supply")).hasSize(1);
  }

  @Test
  void departments_give_roles_and_access_and_take_them_away() {
    desk.department("power-supply");
    desk.department("transport");
    desk.editor.savePerson(
        new PersonEntry(
            "both", "李", null, Set.of(Role.LEADER), Set.of("power-supply"), Set.of("transport")),
        "Secret-1234");
    assertThat(desk.accounts.roles.get("both"))
        .containsExactlyInAnyOrder(Role.LEADER, Role.CLERK, Role.DEPARTMENT_HEAD);
    assertThat(desk.accounts.tenants.get("both")).containsExactly("power-supply", "transport");

    desk.person("new-head");
    desk.editor.saveDepartment(
        new Department("transport", "交通", "Transport", null, true), "new-head", Set.of());

    assertThat(desk.accounts.roles.get("both")).containsExactlyInAnyOrder(Role.LEADER, Role.CLERK);
    assertThat(desk.accounts.tenants.get("both")).containsExactly("power-supply");
    assertThat(desk.accounts.roles.get("new-head")).containsExactly(Role.DEPARTMENT_HEAD);
  }

  @Test
  void a_department_has_one_head() {
    desk.department("power-supply");
    desk.editor.savePerson(PersonEntry.head("first", "李", null, "power-supply"), "Secret-1234");

    assertThat(
            problems(
                () ->
                    desk.editor.savePerson(
                        PersonEntry.head("second", "王", null, "power-supply"), "Secret-1234")))
        .containsExactly("headOf headTaken");
    assertThat(desk.directory.headOf("power-supply").orElseThrow().userId()).isEqualTo("first");
  }

  @Test
  void a_person_of_an_unknown_department_or_with_a_departments_role_alone_is_refused() {
    assertThat(
            problems(
                () ->
                    desk.editor.savePerson(
                        new PersonEntry(
                            "no spaces",
                            "李",
                            "x",
                            Set.of(Role.CLERK),
                            Set.of("no-such"),
                            Set.of("no-such")),
                        null)))
        .containsExactly(
            "userId userId",
            "email email",
            "roles departmentRole",
            "handlerOf unknownDepartment",
            "headOf unknownDepartment");
    assertThat(desk.accounts.people).isEmpty();
  }

  @Test
  void the_audit_tells_each_change_without_personal_data() {
    var id = investor("王伟", "wang@example.org");
    desk.person("lee", Role.COORDINATOR);

    assertThat(desk.audited)
        .anyMatch(entry -> entry.startsWith("investor/" + id + " investor.saved"))
        .anyMatch(entry -> entry.startsWith("person/lee person.saved"))
        .noneMatch(
            entry -> entry.contains("王伟") || entry.contains("@") || entry.contains("Secret"));
  }

  private long investor(String name, @Nullable String email) {
    return desk.editor.saveInvestor(null, new InvestorEntry(name, email, null, "zh", null, null));
  }

  /** Field and last part of the key of each problem. */
  private static List<String> problems(ThrowingCallable entry) {
    var no = catchThrowableOfType(InvalidInput.class, entry);
    assertThat(no).as("the entry is refused").isNotNull();
    return no.problems().stream()
        .map(problem -> problem.field() + " " + problem.key().replace("directory.problem.", ""))
        .toList();
  }
}
