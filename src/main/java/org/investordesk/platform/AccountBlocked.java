package org.investordesk.platform;

import org.springframework.security.authentication.AccountStatusException;

/** Too many wrong passwords: only an administrator opens the account again. */
public final class AccountBlocked extends AccountStatusException {

  private static final long serialVersionUID = 1L;

  public AccountBlocked() {
    super("blocked after too many wrong passwords");
  }
}
