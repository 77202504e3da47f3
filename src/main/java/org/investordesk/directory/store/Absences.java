package org.investordesk.directory.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.directory.LeaderChain.Step;
import org.investordesk.directory.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which leaders are away on a day, and who stands in for them 代管. */
final class Absences {

  /**
   * @param standIn null where nobody stands in
   */
  private record Absence(LocalDate lastDay, @Nullable Person standIn) {}

  private final Map<String, Absence> away = new HashMap<>();

  Absences(JdbcClient jdbc, LocalDate day) {
    jdbc.sql(
            """
            select a.leader_id, a.last_day, p.user_id, p.name, p.email
            from leader_leave a
            left join leader l on l.user_id = a.substitute_id
              and l.valid_from <= :day and coalesce(l.valid_to >= :day, true)
            left join person p on p.user_id = l.user_id
            where a.first_day <= :day and a.last_day >= :day
            order by a.first_day, a.id
            """)
        .param("day", day)
        .query(
            row -> {
              var standIn = row.getString("user_id");
              away.put(
                  row.getString("leader_id"),
                  new Absence(
                      row.getObject("last_day", LocalDate.class),
                      standIn == null
                          ? null
                          : new Person(standIn, row.getString("name"), row.getString("email"))));
            });
  }

  /**
   * Himself where he is there, else who stands in for him, be it through several hands; null where
   * that leads to nobody. Each absence is noted as a step.
   */
  @Nullable Person whoIsThere(Hop hop, Person leader, List<Step> steps) {
    var asked = new HashSet<String>();
    Person person = leader;
    while (person != null && asked.add(person.userId())) {
      var absence = away.get(person.userId());
      if (absence == null) {
        return person;
      }
      var standIn = absence.standIn();
      steps.add(
          standIn == null
              ? new Step(
                  hop,
                  null,
                  "directory.chain.away.nobody",
                  List.of(person.name(), absence.lastDay().toString()))
              : new Step(
                  hop,
                  away.containsKey(standIn.userId()) ? null : standIn.userId(),
                  "directory.chain.away.standIn",
                  List.of(person.name(), absence.lastDay().toString(), standIn.name())));
      person = standIn;
    }
    return null;
  }
}
