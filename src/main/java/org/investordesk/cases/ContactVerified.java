package org.investordesk.cases;

import java.time.Instant;
import java.util.UUID;

/** The owner of the contact's address said "this is me"; what was withheld may go out. */
public record ContactVerified(UUID caseId, Instant at) {}
