package org.investordesk.portal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may do something, {@code desk.portal.limits.*}; for example {@code
 * desk.portal.limits.report-per-mailbox.uses=5}. A used-up limit fills again evenly over its time.
 *
 * @param draftPerAddress pages and files of an unsent report
 * @param reportPerAddress reports sent from one network address; an office shares one
 * @param reportPerMailbox reports sent in the name of one mailbox
 * @param statusPerAddress status links tried
 * @param actionPerAddress words, papers and buttons on the status page
 * @param apiPerAddress calls of the API with a key
 * @param previewPerAddress deadline previews without a key
 */
@ConfigurationProperties("desk.portal.limits")
record PortalLimits(
    @DefaultValue Draft draftPerAddress,
    @DefaultValue Report reportPerAddress,
    @DefaultValue Mailbox reportPerMailbox,
    @DefaultValue Status statusPerAddress,
    @DefaultValue Action actionPerAddress,
    @DefaultValue Api apiPerAddress,
    @DefaultValue Preview previewPerAddress) {

  /** So many uses in so much time. */
  interface Limit {
    int uses();

    Duration per();
  }

  record Draft(@DefaultValue("120") int uses, @DefaultValue("1h") Duration per) implements Limit {}

  record Report(@DefaultValue("20") int uses, @DefaultValue("1h") Duration per) implements Limit {}

  record Mailbox(@DefaultValue("10") int uses, @DefaultValue("1d") Duration per) implements Limit {}

  record Status(@DefaultValue("120") int uses, @DefaultValue("10m") Duration per)
      implements Limit {}

  record Action(@DefaultValue("60") int uses, @DefaultValue("1h") Duration per) implements Limit {}

  record Api(@DefaultValue("600") int uses, @DefaultValue("1m") Duration per) implements Limit {}

  record Preview(@DefaultValue("120") int uses, @DefaultValue("1m") Duration per)
      implements Limit {}
}
