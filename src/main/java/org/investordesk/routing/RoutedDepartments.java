package org.investordesk.routing;

import java.util.List;
import org.investordesk.directory.Department;

/**
 * The departments that {@code lead-department.dmn} names: a directory without them sends their
 * issues to the approval office. A test holds list and table together.
 */
public final class RoutedDepartments {

  /** Takes what no rule takes, and what would go to a department that is not in use. */
  public static final String APPROVAL_OFFICE = "approval-office";

  /** Ready to be saved in the directory; mailboxes are the installation's own. */
  public static final List<Department> ALL =
      List.of(
          of(APPROVAL_OFFICE, "政务服务办", "Government Affairs Service Office"),
          of("power-supply", "供电公司", "Power Supply Company"),
          of("zhuji-power-supply", "诸暨供电公司", "Zhuji Power Supply Company"),
          of("housing-construction", "住建局", "Housing and Construction Bureau"),
          of("natural-resources", "自然资源和规划局", "Natural Resources and Planning Bureau"),
          of("zhuji-natural-resources", "诸暨自然资源和规划局", "Zhuji Natural Resources Bureau"),
          of("shengzhou-natural-resources", "嵊州自然资源和规划局", "Shengzhou Natural Resources Bureau"),
          of("xinchang-natural-resources", "新昌自然资源和规划局", "Xinchang Natural Resources Bureau"),
          of("water-affairs", "水务局", "Water Affairs Bureau"),
          of("transport", "交通运输局", "Transport Bureau"),
          of("finance-office", "金融办", "Finance Office"),
          of("human-resources", "人社局", "Human Resources and Social Security Bureau"),
          of("development-reform", "发改委", "Development and Reform Commission"),
          of("petition-office", "信访局", "Complaints Bureau"),
          of("investment-promotion", "投资促进中心", "Investment Promotion Centre"));

  private static Department of(String id, String name, String nameEn) {
    return new Department(id, name, nameEn, null, true);
  }

  private RoutedDepartments() {}
}
