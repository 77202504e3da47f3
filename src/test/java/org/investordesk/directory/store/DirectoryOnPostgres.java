package org.investordesk.directory.store;

import static org.investordesk.directory.DirectoryEditor.PersonEntry.of;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ChamberEntry;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.Level;
import org.investordesk.directory.DirectoryEditor.PairingEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.LeaderChain;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.testkit.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The directory in a database of its own, empty at each start, so that "nobody on duty" can be
 * true; accounts and audit are remembered in lists.
 */
final class DirectoryOnPostgres {

  /** A Wednesday in Shaoxing. */
  static final LocalDate TODAY = LocalDate.of(2026, 10, 21);

  static final Instant NOW = at("2026-10-21T10:00");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static @Nullable JdbcClient shared;

  final JdbcClient jdbc = empty();
  final AccountBook accounts = new AccountBook();
  final List<String> audited = new ArrayList<>();
  final EntriesAtHand atHand = new EntriesAtHand(Clock.fixed(NOW, SHANGHAI));
  final Directory directory = new StoredDirectory(jdbc, atHand);
  final LeaderChain chain = new StoredLeaderChain(jdbc);
  final DirectoryEditor editor =
      new StoredDirectoryEditor(
          jdbc,
          accounts,
          (subject, action, details) -> audited.add(subject + " " + action + " " + details),
          atHand,
          Clock.fixed(NOW, SHANGHAI));

  /** What the platform would keep in the engine. */
  static final class AccountBook implements StaffAccounts {
    final Map<String, Account> people = new HashMap<>();
    final Map<String, String> passwords = new HashMap<>();
    final Map<String, Set<Role>> roles = new HashMap<>();
    final Map<String, Set<String>> tenants = new HashMap<>();
    final Map<String, String> departments = new HashMap<>();

    @Override
    public void ensureDepartment(String departmentId, String name) {
      departments.put(departmentId, name);
    }

    @Override
    public void save(Account account, @Nullable String password) {
      people.put(account.userId(), account);
      if (password != null) {
        passwords.put(account.userId(), password);
      }
    }

    @Override
    public void assign(String userId, Set<Role> granted, Set<String> in) {
      roles.put(userId, Set.copyOf(granted));
      tenants.put(userId, new TreeSet<>(in));
    }

    @Override
    public Optional<Account> find(String userId) {
      return Optional.ofNullable(people.get(userId));
    }

    @Override
    public List<Account> administrators() {
      return people.values().stream()
          .filter(account -> roles.get(account.userId()).contains(Role.ADMINISTRATOR))
          .toList();
    }
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  void department(String id) {
    editor.saveDepartment(new Department(id, "部门 " + id, "Department " + id, null, true));
  }

  void person(String userId, Role... roles) {
    editor.savePerson(of(userId, "张" + userId, userId + "@example.org", roles), "Secret-1234");
  }

  /** A leader in office since the start of the year. */
  void leader(String userId, Rank rank, String... portfolio) {
    leader(userId, rank, null, portfolio);
  }

  void leader(String userId, Rank rank, @Nullable LocalDate validTo, String... portfolio) {
    person(userId, Role.LEADER);
    editor.saveLeader(
        new LeaderEntry(userId, rank, LocalDate.of(2026, 1, 1), validTo, Set.of(portfolio)));
  }

  long chamber() {
    return chamber("上海绍兴商会");
  }

  long chamber(String name) {
    return editor.saveChamber(null, new ChamberEntry(name, Level.CITY, "上海"));
  }

  long investor(@Nullable Long chamber) {
    return editor.saveInvestor(null, new InvestorEntry("王伟", null, null, "zh", null, chamber));
  }

  long project(boolean major, @Nullable Long investor, @Nullable String leader) {
    return editor.saveProject(
        null,
        new ProjectEntry(
            "古村落", 1_800_000_000L, "柯桥", null, null, Stage.SIGNED, major, investor, leader));
  }

  long pairWithInvestor(String leader, long investor, String from, @Nullable String to) {
    return editor.savePairing(
        null, new PairingEntry(leader, null, investor, LocalDate.parse(from), day(to)));
  }

  long pairWithChamber(String leader, long chamber, String from, @Nullable String to) {
    return editor.savePairing(
        null, new PairingEntry(leader, chamber, null, LocalDate.parse(from), day(to)));
  }

  void onDuty(String userId, String from, String to) {
    editor.addDuty(userId, at(from), at(to));
  }

  private static @Nullable LocalDate day(@Nullable String day) {
    return day == null ? null : LocalDate.parse(day);
  }

  private static synchronized JdbcClient empty() {
    if (shared == null) {
      shared = created();
    }
    shared
        .sql("truncate person, department, chamber, enterprise restart identity cascade")
        .update();
    return shared;
  }

  private static JdbcClient created() {
    try {
      var server = EmbeddedDatabase.url();
      try (var connection = DriverManager.getConnection(server, "postgres", "");
          var statement = connection.createStatement()) {
        statement.execute("drop database if exists directory_alone");
        statement.execute("create database directory_alone");
      }
      // one connection for the whole run; the virtual machine's end closes it
      var source =
          new SingleConnectionDataSource(
              server.replaceFirst("/postgres(\\?|$)", "/directory_alone$1"), "postgres", "", true);
      try (var liquibase =
          new Liquibase(
              "db/changelog/directory.sql",
              new ClassLoaderResourceAccessor(),
              new liquibase.database.core.PostgresDatabase())) {
        liquibase.getDatabase().setConnection(new JdbcConnection(source.getConnection()));
        liquibase.update(new Contexts());
      }
      return JdbcClient.create(source);
    } catch (Exception e) {
      throw new IllegalStateException("the directory's own database cannot be made", e);
    }
  }
}
