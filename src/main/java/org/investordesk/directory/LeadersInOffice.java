package org.investordesk.directory;

import java.time.LocalDate;
import java.util.List;

/** Who is a city leader, and what he answers for. */
public interface LeadersInOffice {

  /** Leaders in office on a day (Asia/Shanghai), the highest rank first. */
  List<Person> on(LocalDate day);

  /** Projects he is the responsible leader of, by name. */
  List<Project> projectsOf(String leader);
}
