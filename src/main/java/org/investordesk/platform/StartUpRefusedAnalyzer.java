package org.investordesk.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the one line instead of a stack trace. */
class StartUpRefusedAnalyzer extends AbstractFailureAnalyzer<StartUpRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, StartUpRefused cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
