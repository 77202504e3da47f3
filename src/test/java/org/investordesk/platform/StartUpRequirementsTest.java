package org.investordesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StartUpRequirementsTest {

  private final ApplicationContextRunner complete =
      new ApplicationContextRunner()
          .withBean(StartUpRequirements.class)
          .withPropertyValues(
              "spring.datasource.url=jdbc:postgresql://db/desk",
              "spring.datasource.username=desk",
              "spring.datasource.password=Kettle-Harbour-71",
              "spring.mail.host=mail.example.org",
              "desk.status-secret=4f8a0c2e6b1d9753aa10cc42ee77bb61");

  @Test
  void complete_settings_start() {
    complete.run(context -> assertThat(context).hasNotFailed());
    complete
        .withPropertyValues("desk.admin.user=chief", "desk.admin.password=Lantern-Bridge-12")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest(name = "{0} = ''{1}'' is refused and names {2}")
  @CsvSource({
    "spring.datasource.url, '', DESK_DATABASE_URL",
    "spring.datasource.password, '', DESK_DATABASE_PASSWORD",
    "spring.datasource.password, desk, DESK_DATABASE_PASSWORD",
    "spring.datasource.password, Password1!, DESK_DATABASE_PASSWORD",
    "spring.datasource.password, changeme, DESK_DATABASE_PASSWORD",
    "spring.mail.host, '', DESK_SMTP_HOST",
    "desk.status-secret, '', DESK_STATUS_SECRET",
    "desk.status-secret, 4f8a0c2e6b1d9753aa10cc42ee77bb6, DESK_STATUS_SECRET",
    "desk.status-secret, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, DESK_STATUS_SECRET",
    "desk.admin.user, chief, DESK_ADMIN_PASSWORD",
    "desk.admin.password, Lantern-Bridge-12, DESK_ADMIN_USER",
  })
  void a_missing_or_weak_setting_stops_the_start(String property, String value, String named) {
    complete
        .withPropertyValues(property + "=" + value)
        .run(
            context -> {
              assertThat(context).hasFailed();
              assertThat(context.getStartupFailure())
                  .isInstanceOf(StartUpRefused.class)
                  .hasMessageContaining(named)
                  .hasMessageNotContaining("\n");
            });
  }

  @Test
  void a_default_administrator_password_stops_the_start() {
    complete
        .withPropertyValues("desk.admin.user=admin", "desk.admin.password=admin123")
        .run(context -> assertThat(context.getStartupFailure()).isInstanceOf(StartUpRefused.class));
  }

  @Test
  void the_demo_and_the_tests_bring_their_own() {
    new ApplicationContextRunner()
        .withBean(StartUpRequirements.class)
        .withPropertyValues("spring.profiles.active=demo")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void the_failure_is_told_in_one_line_without_a_stack_trace() {
    var analysis =
        new StartUpRefusedAnalyzer()
            .analyze(new IllegalStateException(new StartUpRefused("Set X.")));

    assertThat(analysis.getDescription()).isEqualTo("Set X.");
  }
}
