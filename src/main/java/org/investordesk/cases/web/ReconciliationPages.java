package org.investordesk.cases.web;

import java.util.List;
import java.util.Set;
import org.investordesk.cases.Reconciliation;
import org.investordesk.cases.Reconciliation.Reported;
import org.investordesk.cases.Reconciliation.Run;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows whether timers and tasks agree with the clocks, and has it looked at again. */
@Controller
@RequestMapping("/desk/reconciliation")
@PreAuthorize("hasAnyRole('camunda-admin', 'coordinator')")
class ReconciliationPages {

  private static final int RUNS = 10;
  private static final int DIFFERENCES = 200;

  /** A run with what it found. */
  record Report(Run run, List<Reported> found) {}

  private final Reconciliation reconciliation;

  ReconciliationPages(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @GetMapping
  String page(Model model) {
    var runs = reconciliation.latest(RUNS);
    model.addAttribute(
        "reports",
        runs.stream()
            .map(run -> new Report(run, reconciliation.differences(run.id(), DIFFERENCES)))
            .toList());
    return "cases/reconciliation";
  }

  @PostMapping
  String start(RedirectAttributes after) {
    try {
      reconciliation.start();
      after.addFlashAttribute("started", true);
    } catch (Refusal no) {
      after.addFlashAttribute("refusal", no);
    }
    return "redirect:/desk/reconciliation";
  }

  /** The way in from the start page. */
  @Component
  static class Card implements StartPageCard {

    @Override
    public String titleKey() {
      return "cases.reconciliation.title";
    }

    @Override
    public String textKey() {
      return "cases.reconciliation.lead";
    }

    @Override
    public String href() {
      return "/desk/reconciliation";
    }

    @Override
    public Set<Role> roles() {
      return Set.of(Role.ADMINISTRATOR, Role.COORDINATOR);
    }

    @Override
    public int order() {
      return 75;
    }
  }
}
