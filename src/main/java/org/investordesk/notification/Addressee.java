package org.investordesk.notification;

import org.investordesk.cases.Language;
import org.investordesk.directory.Department;
import org.investordesk.directory.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is for, whatever his address is today.
 *
 * @param id {@code investor}, {@code person/<user id>} or {@code department/<id>}
 * @param address null where none is known: the mail is then kept and shown as refused
 */
record Addressee(Audience audience, String id, @Nullable String address, Language language) {

  static final String INVESTOR = "investor";
  private static final String PERSON = "person/";
  private static final String DEPARTMENT = "department/";

  /** The two sides of the counter. */
  enum Audience {
    INVESTOR,
    STAFF
  }

  static Addressee investor(@Nullable String address, Language language) {
    return new Addressee(Audience.INVESTOR, INVESTOR, known(address), language);
  }

  static Addressee person(Person person) {
    return new Addressee(
        Audience.STAFF, PERSON + person.userId(), known(person.email()), Language.ZH);
  }

  static Addressee department(Department department) {
    return new Addressee(
        Audience.STAFF, DEPARTMENT + department.id(), known(department.mailbox()), Language.ZH);
  }

  private static @Nullable String known(@Nullable String address) {
    return address == null || address.isBlank() ? null : address.strip();
  }

  static @Nullable String userIdIn(String id) {
    return id.startsWith(PERSON) ? id.substring(PERSON.length()) : null;
  }

  static @Nullable String departmentIn(String id) {
    return id.startsWith(DEPARTMENT) ? id.substring(DEPARTMENT.length()) : null;
  }
}
