package org.investordesk.onsite;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * Calls on-site offices, takes their minutes down, and follows each decision to its end. Each
 * method is one transaction; who acts is taken from {@link org.investordesk.platform.CurrentUsers}.
 */
public interface OnSiteOffices {

  /** Longest stretch of one meeting, in hours. */
  int LONGEST_HOURS = 12;

  /**
   * An invitation.
   *
   * @param convener user id of a leader
   * @param begins ahead, Asia/Shanghai
   * @param agenda open issues, at least one; their lead departments are invited in any case
   * @param departments further ones
   */
  record Invitation(
      String title,
      String convener,
      String place,
      @Nullable LocalDateTime begins,
      @Nullable LocalDateTime ends,
      List<IssueNumber> agenda,
      Set<String> departments) {}

  /** A decision as the minutes name it; see {@link OnSiteOffice.Decision}. */
  record Resolution(
      String issue, String department, String text, @Nullable LocalDate dueOn, int moreDays) {}

  /**
   * What was said and decided.
   *
   * @param present ids of the departments that came, at least one
   * @param resolutions at least one
   */
  record Minutes(Set<String> present, String text, List<Resolution> resolutions) {}

  /** A leader's wish for an on-site office that nobody has called yet. */
  record Wish(IssueNumber issue, String leader, String purpose) {}

  /**
   * Calls one and invites everybody, the investors too.
   *
   * @return its number
   * @throws org.investordesk.platform.InvalidInput with a problem per wrong field: a time in the
   *     past, an end before the beginning, a closed issue, an unknown leader or department
   */
  String call(Invitation invitation);

  /** Another time or place; everybody is told. */
  void move(
      String number,
      @Nullable LocalDateTime begins,
      @Nullable LocalDateTime ends,
      String place,
      String reason);

  /** It does not take place; everybody is told. */
  void cancel(String number, String reason);

  /** Takes the minutes down. Refused before the meeting has begun. */
  void minute(String number, Minutes minutes);

  /**
   * The convener, or the supervision office for him, signs: each decision becomes an instruction to
   * its owner, limits move where a decision says so, the minutes go to all and their extract to the
   * investors.
   */
  void sign(String number);

  /** The minutes are not right yet. */
  void sendBack(String number, String reason);

  Optional<OnSiteOffice> find(String number);

  /** Those ahead first, then the latest; of one department only where given. At most 200. */
  List<OnSiteOffice> all(@Nullable String department);

  List<OnSiteOffice> ofIssue(IssueNumber issue);

  /** Wishes that no meeting has taken up. */
  List<Wish> wishes();

  /**
   * Open issues of a project, for the agenda.
   *
   * @param issue any issue of it
   */
  List<IssueNumber> proposedAgenda(IssueNumber issue);

  /** The signed minutes as PDF in Chinese; empty before. */
  Optional<byte[]> minutesAsPdf(String number);

  /** The invitation for a calendar, RFC 5545. */
  String calendarEntry(String number);
}
