package org.investordesk.escalation;

import java.time.Clock;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.domain.Addressees;
import org.investordesk.escalation.domain.Appealing;
import org.investordesk.escalation.domain.Appeals;
import org.investordesk.escalation.domain.Calling;
import org.investordesk.escalation.domain.ChainCheck;
import org.investordesk.escalation.domain.ChainChecks;
import org.investordesk.escalation.domain.Deadlines;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Ladders;
import org.investordesk.escalation.domain.Marks;
import org.investordesk.escalation.domain.News;
import org.investordesk.escalation.domain.OpenIssues;
import org.investordesk.escalation.domain.OrderTerms;
import org.investordesk.escalation.domain.OrderWords;
import org.investordesk.escalation.domain.Repeating;
import org.investordesk.escalation.domain.StandingCalls;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.escalation.domain.SupervisionFlow;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.WorkingTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the room's plain rules together. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(EscalationSettings.class)
class EscalationSetUp {

  @Bean
  Calling calling(
      Ladders ladders,
      Directory directory,
      LeaderChain leaders,
      CaseFiles files,
      IssueDesk desk,
      Escalations escalations,
      Marks marks,
      Supervisions supervisions,
      SupervisionFlow flow,
      StandingCalls standing,
      Directing directing,
      WorkingTime working,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    News news = events::publishEvent;
    return new Calling(
        ladders,
        new Addressees(directory, leaders),
        directory,
        files,
        desk,
        escalations,
        marks,
        supervisions,
        flow,
        standing,
        directing,
        working,
        audit,
        news,
        clock);
  }

  @Bean
  Repeating repeating(
      StandingCalls standing,
      Escalations escalations,
      CaseFiles files,
      ServiceClocks clocks,
      Directives directives,
      WorkingTime working,
      ApplicationEventPublisher events,
      Clock clock) {
    return new Repeating(
        standing, escalations, files, clocks, directives, working, events::publishEvent, clock);
  }

  @Bean
  Directing directing(
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      Directives directives,
      SupervisionFlow flow,
      OrderTerms terms,
      OrderWords words,
      StageClocks clocks,
      WorkingTime working,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    return new Directing(
        files,
        desk,
        directory,
        directives,
        flow,
        terms,
        words,
        clocks,
        working,
        users,
        audit,
        events::publishEvent,
        clock);
  }

  @Bean
  Appealing appealing(
      CaseFiles files,
      IssueDesk desk,
      Appeals appeals,
      SupervisionFlow flow,
      Calling calling,
      StageClocks clocks,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    return new Appealing(
        files, desk, appeals, flow, calling, clocks, users, audit, events::publishEvent, clock);
  }

  @Bean
  Supervising supervising(
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      Supervisions supervisions,
      Deadlines deadlines,
      Commitments commitments,
      SupervisionFlow flow,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    return new Supervising(
        files,
        desk,
        directory,
        supervisions,
        deadlines,
        commitments,
        flow,
        users,
        audit,
        events::publishEvent,
        clock);
  }

  /** A leader's grant moves the resolution clock; whatever hangs on it is told by the clocks. */
  @Bean
  Deadlines deadlines(ServiceClocks clocks) {
    return (issue, workingDays, at) -> {
      clocks.extend(issue.value(), workingDays, at);
      return clocks.readings(issue.value(), at).stream()
          .filter(reading -> reading.clock() == ClockName.RESOLUTION)
          .map(ClockReading::due)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no limit of %s".formatted(issue)));
    };
  }

  @Bean
  ChainCheck chainCheck(
      OpenIssues open, CaseFiles files, LeaderChain leaders, ChainChecks checks, Clock clock) {
    return new ChainCheck(open, files, leaders, checks, clock);
  }
}
