package org.investordesk.notification;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Department;
import org.investordesk.directory.Person;
import org.investordesk.sla.ClockName;
import org.investordesk.testkit.EmbeddedDatabase;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The room of notification put together by hand, on PostgreSQL, in a schema of its own. */
final class Correspondence {

  private static @Nullable String schemaUrl;

  final Desk desk = new Desk();
  final MailSettings settings;
  final ResourceBundleMessageSource messages = messages();
  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final Outbox outbox;
  final LetterPress press = new LetterPress();
  final InvestorLetters toInvestor;
  final StaffLetters toStaff;
  final Notices notices;

  Correspondence() {
    this("reply.desk.example");
  }

  Correspondence(@Nullable String replyDomain) {
    settings =
        new MailSettings(
            "https://desk.example/",
            new MailSettings.Mail(
                "desk@desk.example",
                replyDomain,
                "desk",
                null,
                false,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofDays(5)));
    var source = new DriverManagerDataSource(url());
    jdbc = JdbcClient.create(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    outbox = new Outbox(jdbc, settings);
    toInvestor = new InvestorLetters(messages, settings, desk.clock);
    toStaff = new StaffLetters(messages, settings, desk.clock);
    notices =
        new Notices(
            toInvestor,
            toStaff,
            new StaffAddressees(desk.directory, desk.chain, desk.clock),
            new MailRoom(
                desk.files,
                desk.directory,
                desk.clocks,
                press,
                outbox,
                new SendingHours(new OfficeOfAutumn2026()),
                desk.clock),
            outbox,
            desk.clock);
    jdbc.sql("delete from outgoing_mail").update();
    jdbc.sql("update mail_relay set paused = false").update();

    desk.departments.put(
        "power-supply",
        new Department("power-supply", "供电公司", "Power Supply Company", "power@city.example", true));
    desk.departments.put("housing", new Department("housing", "住建局", "Housing Bureau", null, true));
    desk.people.put("zhao", new Person("zhao", "赵敏", "zhao@city.example"));
    desk.people.put("qian", new Person("qian", "钱伟", "qian@city.example"));
    desk.people.put("lin", new Person("lin", "林芳", "lin@city.example"));
    desk.limits.put(ClockName.TRIAGE, SettableClock.instant("2026-10-20T17:30"));
    desk.limits.put(ClockName.SIGN_FOR, SettableClock.instant("2026-10-20T15:05"));
    desk.limits.put(ClockName.CHECK, SettableClock.instant("2026-10-22T11:00"));
    desk.limits.put(ClockName.SILENCE, SettableClock.instant("2026-11-05T17:30"));
    desk.itIs(SettableClock.instant("2026-10-19T10:05"));
  }

  /** Everything in it happens in one transaction, as one act at the desk does. */
  void change(Consumer<Notices> acts) {
    transaction.executeWithoutResult(status -> acts.accept(notices));
  }

  List<OutgoingMail> mails(IssueNumber issue) {
    return outbox.ofIssue(issue);
  }

  List<MailKind> kinds(IssueNumber issue) {
    return mails(issue).stream().map(OutgoingMail::kind).toList();
  }

  /** The same outbox as another node sees it: outside this one's transaction. */
  record SecondConnection(Outbox outbox) {
    SecondConnection(Correspondence office) {
      this(new Outbox(JdbcClient.create(new DriverManagerDataSource(url())), office.settings));
    }
  }

  static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/platform", "messages/notification");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  private static synchronized String url() {
    if (schemaUrl == null) {
      var server = EmbeddedDatabase.url();
      var url = server + (server.contains("?") ? "&" : "?") + "currentSchema=correspondence";
      try (var connection = DriverManager.getConnection(url);
          var statement = connection.createStatement()) {
        statement.execute("drop schema if exists correspondence cascade");
        statement.execute("create schema correspondence");
        try (var liquibase =
            new Liquibase(
                "db/changelog/notification.sql",
                new ClassLoaderResourceAccessor(),
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
          liquibase.update(new Contexts());
        }
      } catch (SQLException | LiquibaseException e) {
        throw new IllegalStateException("no schema for the outbox", e);
      }
      schemaUrl = url;
    }
    return schemaUrl;
  }
}
