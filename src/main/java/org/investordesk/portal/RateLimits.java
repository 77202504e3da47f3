package org.investordesk.portal;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.investordesk.portal.PortalLimits.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts uses in PostgreSQL, so that all nodes count together. Addresses and mailboxes are stored
 * as hashes only. Asks for a connection of its own: not to be called inside a transaction.
 */
@Component
class RateLimits {

  private static final int IPV6_NETWORK_BYTES = 8;
  private static final int DELETE_EVERY = 256;

  private final ProxyManager<String> buckets;
  private final JdbcClient jdbc;
  private final Clock clock;
  private int calls;

  RateLimits(DataSource dataSource, JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate_limit")
            .idColumn("id")
            .stateColumn("state")
            .expiresAtColumn("expires_at")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofHours(1)))
            .clientClock(new DeskTime(clock))
            .build();
  }

  /**
   * Takes one use per network address.
   *
   * @param name what is limited, such as {@code report}
   * @throws TooManyRequests when none is left
   */
  void useAddress(String name, Limit limit, HttpServletRequest request) {
    use(name + "/address", network(request.getRemoteAddr()), limit);
  }

  /** Takes one use per mailbox. */
  void useMailbox(String name, Limit limit, String mailbox) {
    use(name + "/mailbox", mailbox, limit);
  }

  private void use(String name, String who, Limit limit) {
    deleteExpiredNowAndThen();
    var bucket =
        buckets
            .builder()
            .build(
                name + "/" + Secret.hash(who),
                () ->
                    BucketConfiguration.builder()
                        .addLimit(
                            bandwidth ->
                                bandwidth
                                    .capacity(limit.uses())
                                    .refillGreedy(limit.uses(), limit.per()))
                        .build());
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /** One household or office has a whole IPv6 network of 64 bits, so that is what is counted. */
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      var parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private void deleteExpiredNowAndThen() {
    synchronized (this) {
      calls++;
      if (calls % DELETE_EVERY != 0) {
        return;
      }
    }
    jdbc.sql("delete from rate_limit where expires_at < :now")
        .param("now", clock.millis())
        .update();
  }

  private record DeskTime(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
