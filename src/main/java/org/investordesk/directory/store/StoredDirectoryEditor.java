package org.investordesk.directory.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.investordesk.directory.Area;
import org.investordesk.directory.Department;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.platform.Audit;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.platform.StaffAccounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes registers, accounts and audit in one transaction. */
@Repository
@Transactional
class StoredDirectoryEditor implements DirectoryEditor {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Pattern DEPARTMENT_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final Set<Role> FROM_DEPARTMENTS = Set.of(Role.CLERK, Role.DEPARTMENT_HEAD);

  private final JdbcClient jdbc;
  private final StaffAccounts accounts;
  private final Audit audit;
  private final EntriesAtHand atHand;
  private final Clock clock;

  StoredDirectoryEditor(
      JdbcClient jdbc, StaffAccounts accounts, Audit audit, EntriesAtHand atHand, Clock clock) {
    this.jdbc = jdbc;
    this.atHand = atHand;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void saveDepartment(Department department) {
    store(department);
    record("department", department.id(), "saved", Map.of("active", department.active()));
  }

  @Override
  public void saveDepartment(Department department, @Nullable String head, Set<String> handlers) {
    store(department);
    var checks = new EntryChecks();
    if (head != null) {
      checks.holds(known("person", "user_id", head), "head", "unknownPerson", head);
    }
    for (var handler : handlers) {
      checks.holds(known("person", "user_id", handler), "handlers", "unknownPerson", handler);
    }
    checks.finish();
    var touched = new TreeSet<>(handlers);
    touched.addAll(
        jdbc.sql("select user_id from department_member where department_id = :id")
            .param("id", department.id())
            .query(String.class)
            .list());
    jdbc.sql("delete from department_member where department_id = :id")
        .param("id", department.id())
        .update();
    if (head != null) {
      touched.add(head);
      addMember(department.id(), head, "HEAD");
    }
    handlers.forEach(handler -> addMember(department.id(), handler, "HANDLER"));
    touched.forEach(this::grant);
    var details = new TreeMap<String, Object>();
    details.put("active", department.active());
    details.put("head", head == null ? "" : head);
    details.put("handlers", sorted(handlers));
    record("department", department.id(), "saved", details);
  }

  private void store(Department department) {
    var checks = new EntryChecks();
    checks.holds(
        department.id().length() <= 64 && DEPARTMENT_ID.matcher(department.id()).matches(),
        "id",
        "departmentId");
    var name = checks.line("name", department.name());
    var nameEn = checks.line("nameEn", department.nameEn());
    var mailbox = checks.email("mailbox", department.mailbox());
    checks.finish();
    jdbc.sql(
            """
            insert into department (id, name, name_en, mailbox, active)
            values (:id, :name, :nameEn, :mailbox, :active)
            on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
              mailbox = excluded.mailbox, active = excluded.active
            """)
        .param("id", department.id())
        .param("name", name)
        .param("nameEn", nameEn)
        .param("mailbox", mailbox)
        .param("active", department.active())
        .update();
    atHand.changed();
    accounts.ensureDepartment(department.id(), name);
  }

  private void addMember(String department, String userId, String role) {
    jdbc.sql("insert into department_member (department_id, user_id, role) values (?, ?, ?)")
        .params(department, userId, role)
        .update();
  }

  @Override
  public void savePerson(PersonEntry person, @Nullable String password) {
    var checks = new EntryChecks();
    checks.holds(USER_ID.matcher(person.userId()).matches(), "userId", "userId");
    var name = checks.line("name", person.name());
    var email = checks.email("email", person.email());
    checks.holds(
        person.roles().stream().noneMatch(FROM_DEPARTMENTS::contains), "roles", "departmentRole");
    for (var department : person.handlerOf()) {
      checks.holds(
          known("department", "id", department), "handlerOf", "unknownDepartment", department);
    }
    for (var department : person.headOf()) {
      if (checks.holds(
          known("department", "id", department), "headOf", "unknownDepartment", department)) {
        otherHead(department, person.userId())
            .ifPresent(other -> checks.wrong("headOf", "headTaken", department, other));
      }
    }
    checks.finish();
    jdbc.sql(
            """
            insert into person (user_id, name, email) values (:user, :name, :email)
            on conflict (user_id) do update set name = excluded.name, email = excluded.email
            """)
        .param("user", person.userId())
        .param("name", name)
        .param("email", email)
        .update();
    atHand.changed();
    jdbc.sql("delete from person_role where user_id = ?").param(person.userId()).update();
    for (var role : person.roles()) {
      jdbc.sql("insert into person_role (user_id, role) values (?, ?)")
          .params(person.userId(), role.name())
          .update();
    }
    jdbc.sql("delete from department_member where user_id = ?").param(person.userId()).update();
    person.handlerOf().forEach(department -> addMember(department, person.userId(), "HANDLER"));
    person.headOf().forEach(department -> addMember(department, person.userId(), "HEAD"));
    accounts.save(new Account(person.userId(), name, email), password);
    grant(person.userId());
    record(
        "person",
        person.userId(),
        "saved",
        Map.of(
            "roles", person.roles().stream().map(Role::name).sorted().toList(),
            "handlerOf", sorted(person.handlerOf()),
            "headOf", sorted(person.headOf()),
            "passwordChanged", password != null));
  }

  private Optional<String> otherHead(String department, String userId) {
    return jdbc.sql(
            """
            select p.name from department_member m join person p on p.user_id = m.user_id
            where m.department_id = ? and m.role = 'HEAD' and m.user_id <> ?
            """)
        .params(department, userId)
        .query(String.class)
        .optional();
  }

  /** Gives the account what the registers say about the person. */
  private void grant(String userId) {
    var roles = EnumSet.noneOf(Role.class);
    jdbc.sql("select role from person_role where user_id = ?")
        .param(userId)
        .query(String.class)
        .list()
        .forEach(role -> roles.add(Role.valueOf(role)));
    var departments = new HashSet<String>();
    jdbc.sql("select department_id, role from department_member where user_id = ?")
        .param(userId)
        .query(
            row -> {
              departments.add(row.getString("department_id"));
              roles.add("HEAD".equals(row.getString("role")) ? Role.DEPARTMENT_HEAD : Role.CLERK);
            });
    accounts.assign(userId, roles, departments);
  }

  @Override
  public void saveLeader(LeaderEntry leader) {
    var checks = new EntryChecks();
    holdsRole(checks, leader.userId(), Role.LEADER);
    checks.period(leader.validFrom(), leader.validTo());
    for (var department : leader.portfolio()) {
      checks.holds(
          known("department", "id", department), "portfolio", "unknownDepartment", department);
    }
    checks.finish();
    jdbc.sql(
            """
            insert into leader (user_id, rank, valid_from, valid_to)
            values (:user, :rank, :from, :to)
            on conflict (user_id) do update set rank = excluded.rank,
              valid_from = excluded.valid_from, valid_to = excluded.valid_to
            """)
        .param("user", leader.userId())
        .param("rank", leader.rank().name())
        .param("from", leader.validFrom())
        .param("to", leader.validTo())
        .update();
    jdbc.sql("delete from portfolio where leader_id = ?").param(leader.userId()).update();
    for (var department : leader.portfolio()) {
      jdbc.sql("insert into portfolio (department_id, leader_id) values (?, ?)")
          .params(department, leader.userId())
          .update();
    }
    record(
        "leader",
        leader.userId(),
        "saved",
        Map.of(
            "rank", leader.rank().name(),
            "validFrom", leader.validFrom().toString(),
            "validTo", openEnd(leader.validTo()),
            "portfolio", sorted(leader.portfolio())));
  }

  @Override
  public void saveSupervisionMember(SupervisionEntry member) {
    var checks = new EntryChecks();
    holdsRole(checks, member.userId(), Role.SUPERVISION);
    checks.period(member.validFrom(), member.validTo());
    checks.finish();
    jdbc.sql(
            """
            insert into supervision_member (user_id, valid_from, valid_to) values (:user, :from, :to)
            on conflict (user_id) do update set valid_from = excluded.valid_from,
              valid_to = excluded.valid_to
            """)
        .param("user", member.userId())
        .param("from", member.validFrom())
        .param("to", member.validTo())
        .update();
    record(
        "supervision-member",
        member.userId(),
        "saved",
        Map.of("validFrom", member.validFrom().toString(), "validTo", openEnd(member.validTo())));
  }

  @Override
  public long addDuty(String userId, Instant from, Instant to) {
    var checks = new EntryChecks();
    holdsRole(checks, userId, Role.COORDINATOR);
    checks.holds(to.isAfter(from), "to", "endsBeforeItBegins");
    checks.finish();
    var keys = new GeneratedKeyHolder();
    jdbc.sql("insert into duty (user_id, from_at, to_at) values (:user, :from, :to)")
        .param("user", userId)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .update(keys, "id");
    var id = number(keys);
    record(
        "duty", id, "added", Map.of("user", userId, "from", from.toString(), "to", to.toString()));
    return id;
  }

  @Override
  public void removeDuty(long id) {
    if (jdbc.sql("delete from duty where id = ?").param(id).update() == 0) {
      throw new NotFound();
    }
    record("duty", id, "removed", Map.of());
  }

  @Override
  public long addLeave(LeaveEntry leave) {
    var checks = new EntryChecks();
    checks.holds(
        known("leader", "user_id", leave.leaderId()),
        "leaderId",
        "unknownLeader",
        leave.leaderId());
    var substitute = leave.substituteId();
    if (substitute != null) {
      checks.holds(
          known("leader", "user_id", substitute), "substituteId", "unknownLeader", substitute);
      checks.holds(!substitute.equals(leave.leaderId()), "substituteId", "standsInForHimself");
    }
    checks.holds(!leave.lastDay().isBefore(leave.firstDay()), "lastDay", "endsBeforeItBegins");
    checks.finish();
    var keys = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into leader_leave (leader_id, substitute_id, first_day, last_day)
            values (:leader, :substitute, :first, :last)
            """)
        .param("leader", leave.leaderId())
        .param("substitute", substitute)
        .param("first", leave.firstDay())
        .param("last", leave.lastDay())
        .update(keys, "id");
    var id = number(keys);
    var details = new TreeMap<String, Object>();
    details.put("leader", leave.leaderId());
    details.put("substitute", substitute == null ? "" : substitute);
    details.put("from", leave.firstDay().toString());
    details.put("to", leave.lastDay().toString());
    record("leave", id, "added", details);
    return id;
  }

  @Override
  public void removeLeave(long id) {
    if (jdbc.sql("delete from leader_leave where id = ?").param(id).update() == 0) {
      throw new NotFound();
    }
    record("leave", id, "removed", Map.of());
  }

  @Override
  public long saveChamber(@Nullable Long id, ChamberEntry chamber) {
    var checks = new EntryChecks();
    var name = checks.line("name", chamber.name());
    var hostCity = checks.line("hostCity", chamber.hostCity());
    checks.holds(isFree("chamber", "name", name, id), "name", "nameTaken", name);
    checks.finish();
    var columns = new TreeMap<String, @Nullable Object>();
    columns.put("name", name);
    columns.put("level", chamber.level().name());
    columns.put("host_city", hostCity);
    return write("chamber", id, columns);
  }

  @Override
  public long saveInvestor(@Nullable Long id, InvestorEntry investor) {
    var checks = new EntryChecks();
    var columns = new TreeMap<String, @Nullable Object>();
    columns.put("name", checks.line("name", investor.name()));
    var email = checks.email("email", investor.email());
    columns.put("email", email);
    if (email != null) {
      checks.holds(
          isFree("investor", "lower(email)", email.toLowerCase(Locale.ROOT), id),
          "email",
          "emailTaken");
    }
    columns.put("phone", checks.phone("phone", investor.phone()));
    columns.put("language", investor.language());
    checks.holds(Set.of("zh", "en").contains(investor.language()), "language", "language");
    var enterprise = checks.optionalLine("enterprise", investor.enterprise());
    if (investor.chamberId() != null) {
      checks.holds(known("chamber", "id", investor.chamberId()), "chamberId", "unknownChamber");
    }
    columns.put("chamber_id", investor.chamberId());
    checks.finish();
    columns.put("enterprise_id", enterprise == null ? null : enterpriseNamed(enterprise));
    return write("investor", id, columns);
  }

  private long enterpriseNamed(String name) {
    jdbc.sql("insert into enterprise (name) values (?) on conflict (name) do nothing")
        .param(name)
        .update();
    return jdbc.sql("select id from enterprise where name = ?")
        .param(name)
        .query(Long.class)
        .single();
  }

  @Override
  public long saveProject(@Nullable Long id, ProjectEntry project) {
    var checks = new EntryChecks();
    var columns = new TreeMap<String, @Nullable Object>();
    columns.put("name", checks.line("name", project.name()));
    checks.holds(project.amountYuan() >= 0, "amountYuan", "negativeAmount");
    columns.put("amount_yuan", project.amountYuan());
    checks.holds(Area.of(project.area()).isPresent(), "area", "area");
    columns.put("area", project.area());
    columns.put("sector", checks.optionalLine("sector", project.sector()));
    columns.put("source_region", checks.optionalLine("sourceRegion", project.sourceRegion()));
    columns.put("stage", project.stage().name());
    columns.put("major", project.major());
    if (project.investorId() != null) {
      checks.holds(known("investor", "id", project.investorId()), "investorId", "unknownInvestor");
    }
    columns.put("investor_id", project.investorId());
    columns.put("responsible_leader", project.responsibleLeaderId());
    if (project.responsibleLeaderId() != null) {
      inOffice(checks, "responsibleLeaderId", project.responsibleLeaderId());
    } else {
      checks.holds(!project.major(), "responsibleLeaderId", "majorNeedsLeader");
    }
    checks.finish();
    return write("project", id, columns);
  }

  private void inOffice(EntryChecks checks, String field, String leader) {
    var today = clock.instant().atZone(SHANGHAI).toLocalDate();
    var inOffice =
        jdbc.sql(
                """
                select valid_from <= :today and coalesce(valid_to >= :today, true) from leader
                where user_id = :leader
                """)
            .param("today", today)
            .param("leader", leader)
            .query(Boolean.class)
            .optional();
    if (checks.holds(inOffice.isPresent(), field, "unknownLeader")) {
      checks.holds(inOffice.orElse(false), field, "leaderNotInOffice");
    }
  }

  @Override
  public long savePairing(@Nullable Long id, PairingEntry pairing) {
    var checks = new EntryChecks();
    checks.holds(known("leader", "user_id", pairing.leaderId()), "leaderId", "unknownLeader");
    checks.period(pairing.validFrom(), pairing.validTo());
    var chamber = pairing.chamberId();
    var investor = pairing.investorId();
    if (chamber != null && investor != null || chamber == null && investor == null) {
      checks.wrong("chamberId", "chamberOrInvestor");
    } else if (chamber != null) {
      pairable(checks, "chamberId", "chamber", "unknownChamber", chamber, id, pairing);
    } else if (investor != null) {
      pairable(checks, "investorId", "investor", "unknownInvestor", investor, id, pairing);
    }
    checks.finish();
    var columns = new TreeMap<String, @Nullable Object>();
    columns.put("leader_id", pairing.leaderId());
    columns.put("chamber_id", chamber);
    columns.put("investor_id", investor);
    columns.put("valid_from", pairing.validFrom());
    columns.put("valid_to", pairing.validTo());
    return write("pairing", id, columns);
  }

  private void pairable(
      EntryChecks checks,
      String field,
      String table,
      String unknown,
      long partner,
      @Nullable Long id,
      PairingEntry pairing) {
    // locked, so that two pairings entered at once cannot both find the days free
    var exists =
        jdbc.sql("select id from " + table + " where id = ? for update")
            .param(partner)
            .query(Long.class)
            .optional();
    if (!checks.holds(exists.isPresent(), field, unknown)) {
      return;
    }
    jdbc.sql(
            """
            select p.name from pairing g join person p on p.user_id = g.leader_id
            where g.%s_id = :partner and g.id is distinct from :id
              and coalesce(g.valid_to >= :from, true)
              and g.valid_from <= coalesce(cast(:to as date), 'infinity')
            order by g.valid_from limit 1
            """
                .formatted(table))
        .param("partner", partner)
        .param("id", id)
        .param("from", pairing.validFrom())
        .param("to", pairing.validTo())
        .query(String.class)
        .optional()
        .ifPresent(other -> checks.wrong("validFrom", "pairingOverlaps", other));
  }

  private void holdsRole(EntryChecks checks, String userId, Role role) {
    if (checks.holds(known("person", "user_id", userId), "userId", "unknownPerson", userId)) {
      checks.holds(
          jdbc.sql("select exists (select from person_role where user_id = ? and role = ?)")
              .params(userId, role.name())
              .query(Boolean.class)
              .single(),
          "userId",
          "needsRole." + role.name(),
          userId);
    }
  }

  private boolean known(String table, String column, Object value) {
    return jdbc.sql("select exists (select from " + table + " where " + column + " = ?)")
        .param(value)
        .query(Boolean.class)
        .single();
  }

  private boolean isFree(String table, String column, String value, @Nullable Long id) {
    return !jdbc.sql(
            "select exists (select from %s where %s = :value and id is distinct from :id)"
                .formatted(table, column))
        .param("value", value)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Inserts where the id is null, updates else; columns come from this class only. */
  private long write(String table, @Nullable Long id, Map<String, @Nullable Object> columns) {
    var names = new LinkedHashSet<>(columns.keySet());
    long number;
    if (id == null) {
      var keys = new GeneratedKeyHolder();
      jdbc.sql(
              "insert into %s (%s) values (:%s)"
                  .formatted(table, String.join(", ", names), String.join(", :", names)))
          .params(columns)
          .update(keys, "id");
      number = number(keys);
    } else {
      var sets = names.stream().map(name -> name + " = :" + name).toList();
      var changed =
          jdbc.sql("update %s set %s where id = :id".formatted(table, String.join(", ", sets)))
              .params(columns)
              .param("id", id)
              .update();
      if (changed == 0) {
        throw new NotFound();
      }
      number = id;
    }
    record(table, number, "saved", Map.of("created", id == null));
    return number;
  }

  private static long number(GeneratedKeyHolder keys) {
    var key = keys.getKey();
    if (key == null) {
      throw new IllegalStateException("the database gave no number");
    }
    return key.longValue();
  }

  private void record(String register, Object id, String action, Map<String, ?> details) {
    audit.record(register + "/" + id, register + "." + action, details);
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }

  private static String openEnd(@Nullable LocalDate to) {
    return to == null ? "" : to.toString();
  }
}
