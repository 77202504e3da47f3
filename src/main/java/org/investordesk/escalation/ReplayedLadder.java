package org.investordesk.escalation;

import java.time.Instant;
import java.util.List;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.domain.Ladder;
import org.investordesk.escalation.domain.LadderReplay;
import org.investordesk.escalation.domain.LadderTexts;
import org.investordesk.escalation.domain.PastCalls;
import org.springframework.stereotype.Service;

/** Asks the ladder in force, or one in a file, as often as the past calls for it. */
@Service
class ReplayedLadder implements LadderRehearsal {

  private record Climbed(Ladder ladder) implements Steps {}

  private final LadderTexts texts;
  private final LadderReplay replay;

  ReplayedLadder(LadderTexts texts, PastCalls past, Directory directory, LeaderChain leaders) {
    this.texts = texts;
    this.replay = new LadderReplay(past, directory, leaders);
  }

  @Override
  public Steps inForce() {
    return new Climbed(LadderReplay.remembering(texts.read(FILE, texts.inForce())));
  }

  @Override
  public Steps of(String content) {
    return new Climbed(LadderReplay.remembering(texts.read(FILE, content)));
  }

  @Override
  public String file() {
    return texts.inForce();
  }

  @Override
  public List<Outcome> replay(List<Matter> matters, Steps control, Steps proposed, Instant now) {
    return replay.replay(matters, ((Climbed) control).ladder(), ((Climbed) proposed).ladder(), now);
  }
}
