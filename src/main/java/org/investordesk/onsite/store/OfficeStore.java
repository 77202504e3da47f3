package org.investordesk.onsite.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOffice.Decision;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.onsite.OnSiteOffices.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On-site offices in their tables. */
@Repository
public class OfficeStore {

  private static final int MOST = 200;

  private final JdbcClient jdbc;

  OfficeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The row of the year stays locked until the commit, so there are no gaps. */
  public String nextNumber(int year) {
    var count =
        jdbc.sql(
                """
                insert into onsite_counter (year, last) values (?, 1)
                on conflict (year) do update set last = onsite_counter.last + 1
                returning last
                """)
            .param(year)
            .query(Integer.class)
            .single();
    return "XC-%d-%04d".formatted(year, count);
  }

  public void add(OnSiteOffice office, String by, Instant at) {
    jdbc.sql(
            """
            insert into onsite_office (number, title, convener, place, begins_at, ends_at, state,
              called_by, called_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(office.number(), office.title(), office.convener(), office.place())
        .params(stamp(office.beginsAt()), stamp(office.endsAt()), office.state().name())
        .params(by, stamp(at))
        .update();
    for (int place = 0; place < office.agenda().size(); place++) {
      jdbc.sql("insert into onsite_agenda (office, place, issue) values (?, ?, ?)")
          .params(office.number(), place, office.agenda().get(place).value())
          .update();
    }
    for (var department : office.departments()) {
      jdbc.sql("insert into onsite_guest (office, department) values (?, ?)")
          .params(office.number(), department)
          .update();
    }
  }

  public void move(String number, Instant begins, Instant ends, String place) {
    jdbc.sql(
            """
            update onsite_office set begins_at = ?, ends_at = ?, place = ?, sequence = sequence + 1
            where number = ?
            """)
        .params(stamp(begins), stamp(ends), place, number)
        .update();
  }

  public void cancel(String number, String reason) {
    jdbc.sql(
            """
            update onsite_office set state = 'CANCELLED', cancel_reason = ?, sequence = sequence + 1
            where number = ?
            """)
        .params(reason, number)
        .update();
  }

  public void minute(
      String number, String text, Collection<String> present, List<Decision> decisions) {
    jdbc.sql("update onsite_office set state = 'MINUTED', minutes = ? where number = ?")
        .params(text, number)
        .update();
    jdbc.sql("update onsite_guest set present = department = any (?) where office = ?")
        .param(present.toArray(String[]::new))
        .param(number)
        .update();
    jdbc.sql("delete from onsite_decision where office = ?").param(number).update();
    for (var one : decisions) {
      jdbc.sql(
              """
              insert into onsite_decision (office, issue, department, text, due_on, more_days)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(number, one.issue().value(), one.department(), one.text(), one.dueOn())
          .param(one.moreDays())
          .update();
    }
  }

  public void state(String number, State state) {
    jdbc.sql("update onsite_office set state = ? where number = ?")
        .params(state.name(), number)
        .update();
  }

  public void signed(String number, Instant at) {
    jdbc.sql("update onsite_office set state = 'FOLLOWED_UP', signed_at = ? where number = ?")
        .params(stamp(at), number)
        .update();
  }

  public void given(long decision, long directive) {
    jdbc.sql("update onsite_decision set directive = ? where id = ?")
        .params(directive, decision)
        .update();
  }

  /** Marks the decision behind an instruction; its meeting, where that was the last one. */
  public Optional<String> done(long directive) {
    return jdbc.sql(
            """
            with carried as (
              update onsite_decision set done = true where directive = ? and not done
              returning office, id)
            select c.office from carried c where not exists (
              select from onsite_decision d where d.office = c.office and not d.done and d.id <> c.id)
            """)
        .param(directive)
        .query(String.class)
        .optional();
  }

  /** Locked until the transaction ends. */
  public Optional<OnSiteOffice> lock(String number) {
    return one("select * from onsite_office where number = ? for update", number);
  }

  public Optional<OnSiteOffice> find(String number) {
    return one("select * from onsite_office where number = ?", number);
  }

  private Optional<OnSiteOffice> one(String sql, String number) {
    return jdbc.sql(sql).param(number).query((row, index) -> read(row)).optional();
  }

  public List<OnSiteOffice> all(@Nullable String department) {
    return jdbc.sql(
            """
            select o.* from onsite_office o
            where cast(:department as text) is null or exists (
              select from onsite_guest g where g.office = o.number and g.department = :department)
            order by o.state <> 'CALLED', o.begins_at desc, o.number desc limit :most
            """)
        .param("department", department)
        .param("most", MOST)
        .query((row, index) -> read(row))
        .list();
  }

  public List<OnSiteOffice> ofIssue(IssueNumber issue) {
    return jdbc.sql(
            """
            select o.* from onsite_office o join onsite_agenda a on a.office = o.number
            where a.issue = ? order by o.begins_at
            """)
        .param(issue.value())
        .query((row, index) -> read(row))
        .list();
  }

  public void wish(Wish wish, Instant at) {
    jdbc.sql(
            """
            insert into onsite_wish (issue, leader, purpose, at) values (?, ?, ?, ?)
            on conflict (issue) do update set leader = excluded.leader, purpose = excluded.purpose,
              at = excluded.at
            """)
        .params(wish.issue().value(), wish.leader(), wish.purpose(), stamp(at))
        .update();
  }

  public void wishesTakenUp(Collection<IssueNumber> agenda) {
    jdbc.sql("delete from onsite_wish where issue = any (?)")
        .param(agenda.stream().map(IssueNumber::value).toArray(String[]::new))
        .update();
  }

  public List<Wish> wishes() {
    return jdbc.sql("select issue, leader, purpose from onsite_wish order by at")
        .query(
            (row, index) ->
                new Wish(
                    new IssueNumber(row.getString("issue")),
                    row.getString("leader"),
                    row.getString("purpose")))
        .list();
  }

  /** Another leader holds what is still ahead or to be signed. */
  public int handOver(String from, String to) {
    return jdbc.sql(
            """
            update onsite_office set convener = ? where convener = ?
              and state in ('CALLED', 'MINUTED')
            """)
        .params(to, from)
        .update();
  }

  private OnSiteOffice read(ResultSet row) throws SQLException {
    var number = row.getString("number");
    var signed = row.getObject("signed_at", OffsetDateTime.class);
    return new OnSiteOffice(
        number,
        row.getString("title"),
        row.getString("convener"),
        row.getString("place"),
        row.getObject("begins_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        row.getInt("sequence"),
        State.valueOf(row.getString("state")),
        jdbc.sql("select issue from onsite_agenda where office = ? order by place")
            .param(number)
            .query((issue, index) -> new IssueNumber(issue.getString("issue")))
            .list(),
        departments(number, ""),
        departments(number, " and present"),
        row.getString("minutes"),
        decisions(number),
        signed == null ? null : signed.toInstant(),
        row.getString("cancel_reason"));
  }

  private List<String> departments(String number, String which) {
    return jdbc.sql(
            "select department from onsite_guest where office = ?" + which + " order by department")
        .param(number)
        .query(String.class)
        .list();
  }

  private List<Decision> decisions(String number) {
    return jdbc.sql("select * from onsite_decision where office = ? order by id")
        .param(number)
        .query(
            (row, index) ->
                new Decision(
                    row.getLong("id"),
                    new IssueNumber(row.getString("issue")),
                    row.getString("department"),
                    row.getString("text"),
                    row.getObject("due_on", LocalDate.class),
                    row.getInt("more_days"),
                    row.getObject("directive", Long.class),
                    row.getBoolean("done")))
        .list();
  }

  private static OffsetDateTime stamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
