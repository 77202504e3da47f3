package org.investordesk.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * Writes the registers. Each call is one transaction that checks, stores and leaves an audit entry;
 * a wrong entry is an {@link org.investordesk.platform.InvalidInput} whose fields are named like
 * the components of the records below.
 *
 * <p>Order for filling an empty directory: departments, people, leaders, supervision office, duty,
 * chambers, investors, projects, pairings.
 *
 * <p>Texts are one line each, at most 200 characters; e-mail addresses at most 254. Days are days
 * in Asia/Shanghai, first and last both included; a null last day means "until further notice".
 */
public interface DirectoryEditor {

  /** Rank of a leader, the highest first. */
  enum Rank {
    MAYOR,
    DEPUTY_MAYOR,
    LEADER
  }

  /** Level of an out-of-town chamber. */
  enum Level {
    CITY,
    COUNTY
  }

  /** How far a project has come. */
  enum Stage {
    NEGOTIATING,
    SIGNED,
    PREPARING,
    UNDER_CONSTRUCTION,
    IN_OPERATION
  }

  /**
   * A member of staff and his account. Roles are asked for here alone: a leader, a member of the
   * supervision office or a coordinator on duty must hold the role before he can be entered in
   * those registers.
   *
   * @param userId sign-in name: letters, digits and {@code . _ @ -}, at most 64
   * @param roles all but {@code CLERK} and {@code DEPARTMENT_HEAD}, which follow from the two sets
   *     after it
   * @param handlerOf departments whose issues he handles; makes him a clerk
   * @param headOf departments he is head of; a department has one head at most
   */
  record PersonEntry(
      String userId,
      String name,
      @Nullable String email,
      Set<Role> roles,
      Set<String> handlerOf,
      Set<String> headOf) {

    public PersonEntry {
      roles = Set.copyOf(roles);
      handlerOf = Set.copyOf(handlerOf);
      headOf = Set.copyOf(headOf);
    }

    /** Coordinator, leader, supervision office or administrator. */
    public static PersonEntry of(
        String userId, String name, @Nullable String email, Role... roles) {
      return new PersonEntry(userId, name, email, Set.of(roles), Set.of(), Set.of());
    }

    public static PersonEntry handler(
        String userId, String name, @Nullable String email, String... departments) {
      return new PersonEntry(userId, name, email, Set.of(), Set.of(departments), Set.of());
    }

    public static PersonEntry head(
        String userId, String name, @Nullable String email, String... departments) {
      return new PersonEntry(userId, name, email, Set.of(), Set.of(), Set.of(departments));
    }
  }

  /**
   * @param portfolio departments the leader is in charge of
   */
  record LeaderEntry(
      String userId,
      Rank rank,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      Set<String> portfolio) {

    public LeaderEntry {
      portfolio = Set.copyOf(portfolio);
    }
  }

  record SupervisionEntry(String userId, LocalDate validFrom, @Nullable LocalDate validTo) {}

  /**
   * @param hostCity where the chamber sits, such as 上海
   */
  record ChamberEntry(String name, Level level, String hostCity) {}

  /**
   * @param email unique, letter case ignored
   * @param language {@code zh} or {@code en}
   * @param enterprise name of the company; entered in the register of enterprises when new
   */
  record InvestorEntry(
      String name,
      @Nullable String email,
      @Nullable String phone,
      String language,
      @Nullable String enterprise,
      @Nullable Long chamberId) {}

  /**
   * @param amountYuan planned investment in yuan, not negative
   * @param area one of {@link Area}'s labels
   * @param sourceRegion where the money comes from, such as 上海
   * @param responsibleLeaderId user id of a leader in office; needed where {@code major}
   */
  record ProjectEntry(
      String name,
      long amountYuan,
      String area,
      @Nullable String sector,
      @Nullable String sourceRegion,
      Stage stage,
      boolean major,
      @Nullable Long investorId,
      @Nullable String responsibleLeaderId) {}

  /** Either a chamber or an investor; nobody has two leaders on the same day. */
  record PairingEntry(
      String leaderId,
      @Nullable Long chamberId,
      @Nullable Long investorId,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  /**
   * A leader is away, both days included.
   *
   * @param substituteId user id of the leader who stands in 代管; null where nobody does: then the
   *     chain goes on to its next hop
   */
  record LeaveEntry(
      String leaderId, @Nullable String substituteId, LocalDate firstDay, LocalDate lastDay) {}

  /** Creates or changes the department with its group and tenant; its people stay as they are. */
  void saveDepartment(Department department);

  /**
   * The same, and sets exactly this head and these handlers; who is no longer named loses his
   * access to the department.
   */
  void saveDepartment(Department department, @Nullable String head, Set<String> handlers);

  /**
   * Creates or changes a member of staff and sets exactly these roles and departments.
   *
   * @param password null leaves the old one; a new person needs one
   * @throws org.investordesk.platform.Refusal where the password breaks the policy
   */
  void savePerson(PersonEntry person, @Nullable String password);

  void saveLeader(LeaderEntry leader);

  void saveSupervisionMember(SupervisionEntry member);

  /**
   * Enters a duty from an instant (included) to another (excluded). Where two overlap, the one that
   * began later counts.
   *
   * @return its number
   */
  long addDuty(String userId, Instant from, Instant to);

  /**
   * @throws org.investordesk.platform.NotFound where there is none of this number
   */
  void removeDuty(long id);

  /**
   * Enters a leave. Where two overlap, the one that begins later counts.
   *
   * @return its number
   */
  long addLeave(LeaveEntry leave);

  /**
   * @throws org.investordesk.platform.NotFound where there is none of this number
   */
  void removeLeave(long id);

  /**
   * @param id null makes a new one
   * @return its number
   */
  long saveChamber(@Nullable Long id, ChamberEntry chamber);

  /**
   * @param id null makes a new one
   * @return its number
   */
  long saveInvestor(@Nullable Long id, InvestorEntry investor);

  /**
   * @param id null makes a new one
   * @return its number
   */
  long saveProject(@Nullable Long id, ProjectEntry project);

  /**
   * @param id null makes a new one
   * @return its number
   */
  long savePairing(@Nullable Long id, PairingEntry pairing);
}
