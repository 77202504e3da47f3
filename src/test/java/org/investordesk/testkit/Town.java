package org.investordesk.testkit;

import java.time.LocalDate;
import java.util.Set;
import org.investordesk.directory.Department;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.platform.Role;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/**
 * A small town for tests: departments with a clerk and a head each, a coordinator, a supervisor and
 * three leaders. There before the first test runs; tests change none of it.
 */
@TestComponent
public class Town {

  public static final String PASSWORD = "Lizhu-Ferry-2026";

  public static final String POWER = "power-supply";
  public static final String HOUSING = "housing-construction";
  public static final String APPROVALS = "approval-office";
  public static final String FIRE = "fire-rescue";
  public static final String PLANNING = "planning";

  public static final ActingAs COORDINATOR = ActingAs.user("xu.min", Role.COORDINATOR);
  public static final ActingAs POWER_CLERK = ActingAs.user("zhang.wei", Role.CLERK, POWER);
  public static final ActingAs HOUSING_CLERK = ActingAs.user("shen.yi", Role.CLERK, HOUSING);
  public static final ActingAs APPROVALS_CLERK = ActingAs.user("lou.jie", Role.CLERK, APPROVALS);

  public static final ActingAs FIRE_CLERK = ActingAs.user("jin.hu", Role.CLERK, FIRE);
  public static final ActingAs PLANNING_CLERK = ActingAs.user("he.jing", Role.CLERK, PLANNING);

  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private final DirectoryEditor editor;

  Town(DirectoryEditor editor) {
    this.editor = editor;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(50)
  void settle() {
    editor.saveDepartment(
        new Department(POWER, "供电公司", "Power Supply Company", "power@town.test", true));
    editor.saveDepartment(
        new Department(HOUSING, "住房和城乡建设局", "Housing Bureau", "housing@town.test", true));
    editor.saveDepartment(
        new Department(APPROVALS, "政务服务办公室", "Approval Office", "approvals@town.test", true));
    editor.saveDepartment(new Department(FIRE, "消防救援支队", "Fire Brigade", "fire@town.test", true));
    editor.saveDepartment(
        new Department(PLANNING, "规划局", "Planning Bureau", "planning@town.test", true));
    save(PersonEntry.of("xu.min", "徐敏", "xu.min@town.test", Role.COORDINATOR));
    save(PersonEntry.handler("zhang.wei", "张伟", "zhang.wei@town.test", POWER));
    save(PersonEntry.head("qian.jun", "钱军", "qian.jun@town.test", POWER));
    save(PersonEntry.handler("shen.yi", "沈怡", "shen.yi@town.test", HOUSING));
    save(PersonEntry.head("wu.gang", "吴刚", "wu.gang@town.test", HOUSING));
    save(PersonEntry.handler("lou.jie", "楼杰", "lou.jie@town.test", APPROVALS));
    save(PersonEntry.handler("jin.hu", "金虎", "jin.hu@town.test", FIRE));
    save(PersonEntry.head("yan.bo", "严波", "yan.bo@town.test", FIRE));
    save(PersonEntry.handler("he.jing", "何静", "he.jing@town.test", PLANNING));
    save(PersonEntry.head("shen.qun", "沈群", "shen.qun@town.test", PLANNING));
    save(PersonEntry.of("fang.lan", "方岚", "fang.lan@town.test", Role.SUPERVISION));
    save(PersonEntry.of("chen.li", "陈力", "chen.li@town.test", Role.LEADER));
    save(PersonEntry.of("lu.ping", "陆平", "lu.ping@town.test", Role.LEADER));
    save(PersonEntry.of("ma.ying", "马英", "ma.ying@town.test", Role.LEADER));
    editor.saveLeader(
        new LeaderEntry("chen.li", Rank.LEADER, LONG_AGO, null, Set.of(POWER, HOUSING)));
    editor.saveLeader(
        new LeaderEntry("lu.ping", Rank.DEPUTY_MAYOR, LONG_AGO, null, Set.of(POWER, HOUSING)));
    editor.saveLeader(new LeaderEntry("ma.ying", Rank.MAYOR, LONG_AGO, null, Set.of()));
    editor.saveSupervisionMember(new SupervisionEntry("fang.lan", LONG_AGO, null));
  }

  private void save(PersonEntry person) {
    editor.savePerson(person, PASSWORD);
  }
}
