package org.investordesk.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the secret part of a status link: 160 bits of HMAC-SHA-256 over the case id. It can be
 * computed again for each mail, so only its hash is stored; whoever reads the database cannot open
 * a status page.
 */
@Component
class StatusLinks {

  private static final int BYTES = 20;

  private final SecretKeySpec secret;

  StatusLinks(@Value("${desk.status-secret}") String secret) {
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  String tokenOf(UUID caseId) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      var full = mac.doFinal(caseId.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
