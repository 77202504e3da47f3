package org.investordesk.directory.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Investor;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up in our own tables; names of staff need no query of the engine. */
@Repository
class StoredDirectory implements Directory {

  private static final String DEPARTMENTS =
      "select id, name, name_en, mailbox, active from department ";
  private static final String PEOPLE = "select p.user_id, p.name, p.email from person p ";
  private static final String INVESTORS =
      """
      select i.id, i.name, i.email, i.phone, i.language, e.name as enterprise, i.chamber_id
      from investor i left join enterprise e on e.id = i.enterprise_id
      """;
  private static final String PROJECTS =
      """
      select id, name, amount_yuan, area, major, investor_id,
        responsible_leader as responsible_leader_id
      from project
      """;

  private final JdbcClient jdbc;
  private final EntriesAtHand atHand;

  StoredDirectory(JdbcClient jdbc, EntriesAtHand atHand) {
    this.jdbc = jdbc;
    this.atHand = atHand;
  }

  @Override
  public List<Department> departments() {
    return jdbc.sql(DEPARTMENTS + "order by active desc, id").query(Department.class).list();
  }

  @Override
  public Optional<Department> department(String id) {
    return atHand.find(
        Department.class,
        id,
        () ->
            jdbc.sql(DEPARTMENTS + "where id = :id")
                .param("id", id)
                .query(Department.class)
                .optional());
  }

  @Override
  public Optional<Person> headOf(String departmentId) {
    return members(departmentId, "HEAD").stream().findFirst();
  }

  @Override
  public List<Person> handlersOf(String departmentId) {
    return members(departmentId, "HANDLER");
  }

  private List<Person> members(String departmentId, String role) {
    return jdbc.sql(
            PEOPLE
                + """
                join department_member m on m.user_id = p.user_id
                where m.department_id = :department and m.role = :role order by p.user_id
                """)
        .param("department", departmentId)
        .param("role", role)
        .query(Person.class)
        .list();
  }

  @Override
  public Optional<Person> person(String userId) {
    return atHand.find(
        Person.class,
        userId,
        () ->
            jdbc.sql(PEOPLE + "where p.user_id = :user")
                .param("user", userId)
                .query(Person.class)
                .optional());
  }

  @Override
  public Optional<Investor> investor(long id) {
    return jdbc.sql(INVESTORS + "where i.id = :id")
        .param("id", id)
        .query(Investor.class)
        .optional();
  }

  @Override
  public Optional<Investor> investorByEmail(String email) {
    return jdbc.sql(INVESTORS + "where lower(i.email) = lower(:email)")
        .param("email", email.strip())
        .query(Investor.class)
        .optional();
  }

  @Override
  public List<Investor> findInvestors(String text, int limit) {
    return jdbc.sql(
            INVESTORS
                + """
                where i.name ilike :like or i.email ilike :like or i.phone ilike :like
                  or e.name ilike :like
                order by i.name, i.id limit :limit
                """)
        .param("like", SearchText.like(text))
        .param("limit", limit)
        .query(Investor.class)
        .list();
  }

  @Override
  public Optional<Project> project(long id) {
    return jdbc.sql(PROJECTS + "where id = :id").param("id", id).query(Project.class).optional();
  }

  @Override
  public Map<Long, Project> projects(Collection<Long> ids) {
    var found = new HashMap<Long, Project>();
    jdbc.sql(PROJECTS + "where id = any (:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query(Project.class)
        .list()
        .forEach(project -> found.put(project.id(), project));
    return found;
  }

  @Override
  public List<Project> findProjects(String text, int limit) {
    return jdbc.sql(PROJECTS + "where name ilike :like order by name, id limit :limit")
        .param("like", SearchText.like(text))
        .param("limit", limit)
        .query(Project.class)
        .list();
  }
}
