package org.investordesk.demo;

import java.time.Instant;

/** The demo's mail server took a mail in. */
record MailCaught(String recipient, String subject, Instant at) {}
