package org.investordesk.admin;

import java.util.Locale;
import org.investordesk.directory.Directory;
import org.investordesk.sla.DepartmentNames;
import org.springframework.stereotype.Component;

/** Tells the room of the clocks what departments are called: it knows no directory. */
@Component
class NamesOfDepartments implements DepartmentNames {

  private final Directory directory;

  NamesOfDepartments(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name(String department, Locale language) {
    return directory
        .department(department)
        .map(
            known ->
                Locale.ENGLISH.getLanguage().equals(language.getLanguage())
                    ? known.nameEn()
                    : known.name())
        .orElse(department);
  }
}
