package org.investordesk.cases.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the forms on the case file have in common, those of other rooms' sections too: after a step
 * the reader ends where he came from (the page, or the case file's tab in Tasklist), and a refusal
 * brings him back there with the sentence and what he typed.
 *
 * <p>A form in a section carries {@code <input type="hidden" name="back" th:value="${back}">} and
 * {@code target="_self"}, and reads what was typed from {@code ${typed}}, whose {@code form} names
 * the form it belongs to.
 */
@Component
@NamedInterface("web")
public class CaseFileForms {

  private static final Pattern IN_TASKLIST = Pattern.compile("/desk/tasks/[A-Za-z0-9-]+/case-file");

  private final Words words;

  CaseFileForms(Words words) {
    this.words = words;
  }

  /**
   * Does it, or brings the reader back with the sentence and what was typed.
   *
   * @param back where the form stood; anything but a place of the case file leads to its page
   * @param form name of the form among those of the page
   * @param typed its fields
   * @return the redirect
   */
  public String take(
      IssueNumber issue,
      @Nullable String back,
      RedirectAttributes after,
      String form,
      Map<String, ?> typed,
      Runnable step) {
    try {
      step.run();
      after.addFlashAttribute("done", true);
    } catch (InvalidInput no) {
      refuse(
          after,
          form,
          typed,
          no.problems().stream()
              .map(problem -> words.say(problem.key(), problem.arguments().toArray()))
              .toList());
    } catch (Refusal no) {
      refuse(after, form, typed, List.of(words.say(no.key(), no.arguments())));
    }
    return "redirect:"
        + (back != null && IN_TASKLIST.matcher(back).matches() ? back : "/desk/issues/" + issue);
  }

  private static void refuse(
      RedirectAttributes after, String form, Map<String, ?> typed, List<String> sentences) {
    var values = new HashMap<String, @Nullable Object>(typed);
    values.put("form", form);
    after.addFlashAttribute("refusals", sentences);
    after.addFlashAttribute("typed", values);
  }
}
