package org.investordesk.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dated line of the story of an issue.
 *
 * @param actor user id, {@code investor} or {@code system}
 * @param actorName how the actor is shown; empty for the investor and the desk itself
 * @param key message key of the sentence, such as {@code cases.entry.dispatched}
 * @param arguments what the sentence mentions
 * @param text what a person wrote, shown as text only; null where nobody wrote anything
 */
public record TimelineEntry(
    long id,
    IssueNumber issue,
    Instant at,
    Audience audience,
    String actor,
    String actorName,
    String key,
    List<String> arguments,
    @Nullable String text) {

  /** The same entry with the name its actor has now. */
  TimelineEntry by(String name) {
    return new TimelineEntry(id, issue, at, audience, actor, name, key, arguments, text);
  }
}
