package org.investordesk.escalation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param repeatsEnabled false where somebody else keeps time, as the demo and tests do
 * @param repeatsInterval how often to look for calls that are due to be repeated
 */
@ConfigurationProperties("desk.escalation")
record EscalationSettings(
    @DefaultValue("true") boolean repeatsEnabled, @DefaultValue("30s") Duration repeatsInterval) {}
