package org.investordesk.onsite;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueClosed;
import org.investordesk.directory.HandoverPart;
import org.investordesk.directory.PortfolioHandovers.Line;
import org.investordesk.escalation.DirectiveReviewed;
import org.investordesk.escalation.OnSiteRequested;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.onsite.OnSiteOffices.Wish;
import org.investordesk.onsite.store.OfficeStore;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the room makes of the others' news, in the publisher's transaction. */
@Component
class OnSiteEvents implements HandoverPart {

  private final OfficeStore offices;
  private final CalledOnSiteOffices called;

  OnSiteEvents(OfficeStore offices, CalledOnSiteOffices called) {
    this.offices = offices;
    this.called = called;
  }

  @EventListener
  void on(OnSiteRequested event) {
    offices.wish(new Wish(event.issue(), event.leader(), event.purpose()), event.at());
  }

  @EventListener
  void on(DirectiveReviewed event) {
    if (event.accepted()) {
      called.settled(event.directive().id());
    }
  }

  @EventListener
  void on(IssueClosed event) {
    called.issueClosed(event.issue());
  }

  @Override
  public List<Line> heldBy(String leader) {
    return offices.all(null).stream()
        .filter(office -> office.convener().equals(leader))
        .filter(office -> office.state() == State.CALLED || office.state() == State.MINUTED)
        .map(office -> new Line("onsite.handover", office.number() + " " + office.title()))
        .toList();
  }

  @Override
  public void handOver(String from, String to, Instant at) {
    called.handOver(from, to);
  }
}
