package org.investordesk.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks people and places up. */
public interface Directory {

  List<Department> departments();

  Optional<Department> department(String id);

  /** Head of the department 分管局长; empty where none is named. */
  Optional<Person> headOf(String departmentId);

  /** Those who handle its issues. */
  List<Person> handlersOf(String departmentId);

  Optional<Person> person(String userId);

  Optional<Investor> investor(long id);

  /** By e-mail address, letter case ignored. */
  Optional<Investor> investorByEmail(String email);

  List<Investor> findInvestors(String text, int limit);

  Optional<Project> project(long id);

  /** Of many at once, by id; one that is not there has no entry. */
  default Map<Long, Project> projects(Collection<Long> ids) {
    var found = new HashMap<Long, Project>();
    ids.forEach(id -> project(id).ifPresent(project -> found.put(id, project)));
    return found;
  }

  List<Project> findProjects(String text, int limit);
}
