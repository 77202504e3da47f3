package org.investordesk.platform;

import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * What must be set before the desk starts for real: a database, a mail server, passwords nobody can
 * guess. Checked before any bean is made; demo and tests bring their own. Each lack is one line
 * that names the environment variable.
 */
@Component
class StartUpRequirements implements BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

  private static final int SECRET_LENGTH = 32;

  private static final Set<String> GUESSABLE =
      Set.of(
          "",
          "admin",
          "administrator",
          "demo",
          "password",
          "passw0rd",
          "changeme",
          "change-me",
          "secret",
          "postgres",
          "root",
          "test",
          "camunda",
          "investor-desk",
          "investordesk",
          "desk",
          "123456",
          "12345678",
          "123456789",
          "1234567890",
          "qwerty",
          "letmein",
          "welcome",
          "default");

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    if (environment.acceptsProfiles(Profiles.of("demo", "test"))) {
      return;
    }
    require("spring.datasource.url", "DESK_DATABASE_URL", "the JDBC address of the database");
    requireDatabasePassword();
    require("spring.mail.host", "DESK_SMTP_HOST", "the mail server");
    requireSecret();
    requireAdministratorPassword();
  }

  private void requireDatabasePassword() {
    var user = value("spring.datasource.username");
    var password = value("spring.datasource.password");
    if (password.equals(user) || isGuessable(password)) {
      throw new StartUpRefused(
          "DESK_DATABASE_PASSWORD is missing, a default, or the same as the user: set a password"
              + " of its own.");
    }
  }

  private void requireSecret() {
    var secret = value("desk.status-secret");
    if (secret.length() < SECRET_LENGTH || isGuessable(secret)) {
      throw new StartUpRefused(
          "DESK_STATUS_SECRET is missing or shorter than %d characters: set a random one, it protects the investors' status links."
              .formatted(SECRET_LENGTH));
    }
  }

  private void requireAdministratorPassword() {
    var user = value("desk.admin.user");
    var password = value("desk.admin.password");
    if (user.isEmpty() && password.isEmpty()) {
      return;
    }
    if (user.isEmpty() || password.equals(user) || isGuessable(password)) {
      throw new StartUpRefused(
          "DESK_ADMIN_USER and DESK_ADMIN_PASSWORD go together, and the password must not be a"
              + " default: set both, or neither once there is an administrator.");
    }
  }

  private void require(String property, String variable, String what) {
    if (value(property).isEmpty()) {
      throw new StartUpRefused(
          "%s is not set: give %s, or start with the profile 'demo' to look around."
              .formatted(variable, what));
    }
  }

  private String value(String property) {
    return environment.getProperty(property, "").strip();
  }

  /** A known default, with or without digits and signs behind it, or one character repeated. */
  private static boolean isGuessable(String password) {
    var plain = password.toLowerCase(Locale.ROOT);
    return GUESSABLE.contains(plain)
        || GUESSABLE.contains(plain.replaceAll("[^a-z]+$", ""))
        || plain.chars().distinct().count() < 4;
  }
}
