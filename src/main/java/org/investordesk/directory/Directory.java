package org.investordesk.directory;

import java.util.List;
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

  List<Project> findProjects(String text, int limit);
}
