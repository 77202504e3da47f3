package org.investordesk.escalation;

import java.time.Clock;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.domain.Addressees;
import org.investordesk.escalation.domain.Calling;
import org.investordesk.escalation.domain.ChainCheck;
import org.investordesk.escalation.domain.ChainChecks;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Instructions;
import org.investordesk.escalation.domain.Ladder;
import org.investordesk.escalation.domain.News;
import org.investordesk.escalation.domain.OpenIssues;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.escalation.domain.SupervisionFlow;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the room's plain rules together. */
@Configuration
@EnableScheduling
class EscalationSetUp {

  @Bean
  Calling calling(
      Ladder ladder,
      Directory directory,
      LeaderChain leaders,
      CaseFiles files,
      IssueDesk desk,
      Escalations escalations,
      Supervisions supervisions,
      SupervisionFlow flow,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    News news = events::publishEvent;
    return new Calling(
        ladder,
        new Addressees(directory, leaders),
        directory,
        files,
        desk,
        escalations,
        supervisions,
        flow,
        audit,
        news,
        clock);
  }

  @Bean
  Supervising supervising(
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      Supervisions supervisions,
      Instructions instructions,
      SupervisionFlow flow,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    News news = events::publishEvent;
    return new Supervising(
        files, desk, directory, supervisions, instructions, flow, users, audit, news, clock);
  }

  @Bean
  ChainCheck chainCheck(
      OpenIssues open, CaseFiles files, LeaderChain leaders, ChainChecks checks, Clock clock) {
    return new ChainCheck(open, files, leaders, checks, clock);
  }
}
