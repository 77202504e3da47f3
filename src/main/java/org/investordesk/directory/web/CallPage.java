package org.investordesk.directory.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who would be called, and why, hop by hop. */
@Controller
@PreAuthorize("hasAnyRole('camunda-admin', 'coordinator')")
class CallPage {

  /**
   * @param key message key of the level
   */
  record Level(String key, LeaderChain.Found found) {}

  private final Directory directory;
  private final LeaderChain chain;
  private final Lookup lookup;
  private final Clock clock;

  CallPage(Directory directory, LeaderChain chain, Lookup lookup, Clock clock) {
    this.directory = directory;
    this.chain = chain;
    this.lookup = lookup;
    this.clock = clock;
  }

  @GetMapping("/desk/directory/who")
  ModelAndView who(@RequestParam MultiValueMap<String, String> typed) {
    var view = new ModelAndView("directory/who");
    view.addObject("departments", directory.departments());
    view.addObject("values", new HashMap<>(typed));
    view.addObject("problems", List.of());
    var form = new Form(typed);
    if (!typed.containsKey("project")) {
      return view;
    }
    var project = lookup.project(form, "project");
    var investor = lookup.investor(form, "investor");
    var day = form.day("day");
    try {
      form.check();
    } catch (InvalidInput no) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      view.addObject("problems", no.problems());
      return view;
    }
    // noon: a day is meant as a whole, and on its first and last minute the roster may change
    var at = day == null ? clock.instant() : day.atTime(12, 0).atZone(Form.SHANGHAI).toInstant();
    view.addObject("projectName", project == null ? null : lookup.nameOfProject(project));
    view.addObject("investorName", investor == null ? null : lookup.nameOfInvestor(investor));
    view.addObject("levels", levels(project, investor, form.optional("department"), at));
    return view;
  }

  private List<Level> levels(
      @Nullable Long project, @Nullable Long investor, @Nullable String department, Instant at) {
    var levels = new ArrayList<Level>();
    levels.add(
        new Level(
            "directory.who.assigned", chain.assignedLeader(project, investor, department, at)));
    levels.add(new Level("directory.who.deputyMayor", chain.deputyMayor(department, at)));
    levels.add(new Level("directory.who.mayor", chain.mayor(at)));
    levels.add(new Level("directory.who.supervision", chain.supervisionOffice(at)));
    return levels;
  }
}
