package org.investordesk.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the investor's status page that another room contributes, with what he can do there.
 * The page itself sees to link, protection against double clicks, files and limits; the room says
 * what is shown and what a step does.
 *
 * <p>A form of the part posts to {@code /status/parts/<name>/<step>} and carries, hidden, {@code
 * number}, {@code key} (made unlike those of the page's other forms by adding the form's name to
 * it) and {@code form}, its own name on the page. Where a step is refused the page comes back with
 * what was typed: {@code typed} and {@code wrong} know the field {@code f} of the form {@code x} by
 * the id {@code x-f}, and the form as a whole by {@code x}.
 */
public interface StatusPart {

  /** In addresses: lower case and hyphens. */
  String name();

  /** Smaller comes first, between the facts and the story. */
  int order();

  /**
   * Name of the template; its fragment {@code part(model, issue, key)} is shown inside the issue's
   * article, with headings from {@code h3} down.
   */
  String template();

  /**
   * What the fragment shows; empty where this issue has nothing of the room. Where {@code asks} is
   * true in it, the part itself asks the investor for something, and the page's own form for a word
   * stays closed.
   */
  Optional<Map<String, Object>> model(IssueView issue, Locale language);

  /**
   * The investor does something; refused with a {@link org.investordesk.platform.Refusal}, or an
   * {@link org.investordesk.platform.InvalidInput} that names the form's fields.
   *
   * @param fields what was typed, stripped; a field left empty is not there
   * @throws org.investordesk.platform.NotFound for a step the part does not have
   */
  void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files);

  /** Message key of the sentence that confirms a step; empty for one the part does not have. */
  Optional<String> done(String step);
}
