package org.investordesk.escalation;

import java.time.Instant;
import java.util.List;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.domain.LadderReplay;
import org.investordesk.escalation.domain.LadderTexts;
import org.investordesk.escalation.domain.Ladders;
import org.investordesk.escalation.domain.PastCalls;
import org.springframework.stereotype.Service;

/** Asks the ladder in force, or one in a file, as often as the past calls for it. */
@Service
class ReplayedLadder implements LadderRehearsal {

  private record Climbed(Ladders ladders) implements Steps {}

  private final Ladders inForce;
  private final LadderTexts texts;
  private final LadderReplay replay;

  ReplayedLadder(
      Ladders inForce,
      LadderTexts texts,
      PastCalls past,
      Directory directory,
      LeaderChain leaders) {
    this.inForce = inForce;
    this.texts = texts;
    this.replay = new LadderReplay(past, directory, leaders);
  }

  @Override
  public Steps inForce() {
    return new Climbed(LadderReplay.remembering(inForce));
  }

  @Override
  public Steps of(String content) {
    var ladder = LadderReplay.remembering(texts.read(FILE, content));
    return new Climbed(registered -> ladder);
  }

  @Override
  public String file() {
    return texts.inForce();
  }

  @Override
  public List<Outcome> replay(List<Matter> matters, Steps control, Steps proposed, Instant now) {
    return replay.replay(
        matters, ((Climbed) control).ladders(), ((Climbed) proposed).ladders(), now);
  }
}
