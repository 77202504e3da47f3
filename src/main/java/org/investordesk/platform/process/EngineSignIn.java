package org.investordesk.platform.process;

import java.sql.Timestamp;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.investordesk.platform.StaffAuthorities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs staff in against the engine's users, which Tasklist uses as well. The engine slows guessing
 * down (3 seconds after the first wrong password, doubling to a minute), which leaves a guesser one
 * try a minute and an account; it never blocks for good, or a stranger could lock everybody out. It
 * answers "wrong" to a locked account, too, so the lock is read here to say so.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

  private final IdentityService identities;
  private final JdbcClient sql;
  private final Clock clock;

  EngineSignIn(IdentityService identities, JdbcClient sql, Clock clock) {
    this.identities = identities;
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Authentication authenticate(Authentication request) {
    var userId = request.getName();
    refuseWhileLocked(userId);
    if (!identities.checkPassword(userId, String.valueOf(request.getCredentials()))) {
      throw new BadCredentialsException("wrong user name or password");
    }
    var groups =
        identities.createGroupQuery().groupMember(userId).list().stream()
            .map(Group::getId)
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(
        userId, null, StaffAuthorities.of(groups));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private void refuseWhileLocked(String userId) {
    var until =
        sql.sql("select lock_exp_time_ from act_id_user where id_ = :id")
            .param("id", userId)
            .query(Timestamp.class)
            .optional()
            .map(Timestamp::toInstant);
    if (until.isPresent() && until.get().isAfter(clock.instant())) {
      throw new LockedException("locked until " + until.get());
    }
  }
}
