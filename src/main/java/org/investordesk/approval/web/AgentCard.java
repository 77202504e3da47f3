package org.investordesk.approval.web;

import java.util.OptionalLong;
import java.util.Set;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.stereotype.Component;

/** The way to the agent's list; the number is that of overdue items. */
@Component
class AgentCard implements StartPageCard {

  private final AgencyDesk agency;

  AgentCard(AgencyDesk agency) {
    this.agency = agency;
  }

  @Override
  public String titleKey() {
    return "approval.card.title";
  }

  @Override
  public String textKey() {
    return "approval.card.text";
  }

  @Override
  public String href() {
    return "/desk/agent";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.values());
  }

  @Override
  public OptionalLong count(CurrentUser user) {
    var overdue = agency.overdue(user.id());
    return overdue == 0 ? OptionalLong.empty() : OptionalLong.of(overdue);
  }

  @Override
  public int order() {
    return 60;
  }
}
