package org.investordesk.escalation;

import java.time.Instant;
import java.util.UUID;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.jspecify.annotations.Nullable;

/** An issue in work at the power supply company, changed by what a test says of it. */
public final class AnIssue {

  public static final IssueNumber NUMBER = IssueNumber.of(2026, 901);
  public static final String POWER = "power-supply";
  public static final String PLANNING = "planning";

  private IssueNumber number = NUMBER;
  private IssueState state = IssueState.IN_PROGRESS;
  private @Nullable String department = POWER;
  private @Nullable String handler = "clerk-zhou";
  private @Nullable Long project;
  private @Nullable String coordinator = "coordinator-wu";
  private int reopened;

  public AnIssue numbered(IssueNumber other) {
    number = other;
    return this;
  }

  public AnIssue in(IssueState other) {
    state = other;
    return this;
  }

  public AnIssue at(@Nullable String otherDepartment) {
    department = otherDepartment;
    return this;
  }

  public AnIssue handledBy(@Nullable String other) {
    handler = other;
    return this;
  }

  public AnIssue coordinatedBy(@Nullable String other) {
    coordinator = other;
    return this;
  }

  public AnIssue of(long projectId) {
    project = projectId;
    return this;
  }

  public AnIssue reopened(int times) {
    reopened = times;
    return this;
  }

  public IssueView view() {
    return new IssueView(
        number,
        new UUID(0, 1),
        Channel.PORTAL,
        IssueType.POWER,
        "LOW",
        state,
        false,
        "厂房用电增容",
        "新厂房需要增容。",
        "诸暨",
        null,
        new Contact("陈越", "chen@example.com", null, null),
        Language.ZH,
        true,
        null,
        project,
        department,
        department == null ? null : "供电公司",
        department == null ? null : "Power Supply Company",
        POWER,
        handler,
        null,
        coordinator,
        null,
        Instant.parse("2026-10-12T02:00:00Z"),
        null,
        null,
        Instant.parse("2026-10-20T09:30:00Z"),
        null,
        reopened,
        null,
        "token");
  }
}
