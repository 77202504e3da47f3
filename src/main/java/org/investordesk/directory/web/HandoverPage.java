package org.investordesk.directory.web;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import org.investordesk.directory.PortfolioHandovers;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** When leaders change 工作移交: what moves is shown first, then moved, and stays on record. */
@Controller
@PreAuthorize("hasAnyRole('camunda-admin', 'coordinator')")
class HandoverPage {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Form.SHANGHAI);

  private final PortfolioHandovers handovers;
  private final RegisterLists lists;

  HandoverPage(PortfolioHandovers handovers, RegisterLists lists) {
    this.handovers = handovers;
    this.lists = lists;
  }

  @GetMapping("/desk/directory/handover")
  ModelAndView preview(@RequestParam MultiValueMap<String, String> typed) {
    var view = page(typed);
    if (typed.containsKey("from")) {
      try {
        view.addObject("lines", handovers.preview(chosen(typed, "from"), chosen(typed, "to")));
      } catch (InvalidInput no) {
        refuse(view, no);
      }
    }
    return view;
  }

  @PostMapping("/desk/directory/handover")
  ModelAndView handOver(@RequestParam MultiValueMap<String, String> typed) {
    try {
      handovers.handOver(chosen(typed, "from"), chosen(typed, "to"));
      return new ModelAndView("redirect:/desk/directory/handover?done");
    } catch (InvalidInput no) {
      var view = page(typed);
      refuse(view, no);
      return view;
    }
  }

  private static String chosen(MultiValueMap<String, String> typed, String name) {
    return typed.getOrDefault(name, List.of("")).get(0);
  }

  private ModelAndView page(MultiValueMap<String, String> typed) {
    var view = new ModelAndView("directory/handover");
    view.addObject("leaders", Field.people(lists.leadersToChoose()));
    view.addObject("values", new HashMap<>(typed));
    view.addObject("done", typed.containsKey("done"));
    view.addObject("problems", List.of());
    view.addObject("past", handovers.past());
    view.addObject("minute", MINUTE);
    return view;
  }

  private static void refuse(ModelAndView view, InvalidInput no) {
    view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    view.addObject("problems", no.problems());
  }
}
