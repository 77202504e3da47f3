package org.investordesk.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasklistRequestsTest {

  private static final String ENGINE = "/engine/engine/default";

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /task/1f-2a",
    "GET, /task/1f-2a/form",
    "GET, /task/1f-2a/form-variables",
    "GET, /task/1f-2a/deployed-form",
    "GET, /filter",
    "POST, /filter/7c/list",
    "GET, /process-definition/general-coordination:1:9f/xml",
    "GET, /user/zhang/profile",
    "POST, /task/1f-2a/claim",
    "POST, /task/1f-2a/unclaim",
    "POST, /task/1f-2a/submit-form",
  })
  void what_tasklist_needs_is_allowed(String method, String path) {
    assertThat(TasklistRequests.allows(method, ENGINE + path)).isTrue();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /task/1f/complete",
    "POST, /task/1f/resolve",
    "POST, /task/1f/delegate",
    "POST, /task/1f/assignee",
    "POST, /task/1f/bpmnError",
    "POST, /task/1f/bpmnEscalation",
    "PUT, /task/1f",
    "DELETE, /task/1f",
    "POST, /task/create",
    "PUT, /task/1f/variables/decision",
    "POST, /task/1f/variables",
    "POST, /task/1f/localVariables",
    "POST, /task/1f/identity-links",
    "GET, /task/1f/comment",
    "POST, /task/1f/comment/create",
    "GET, /task/1f/attachment",
    "POST, /task/1f/attachment/create",
    "GET, /task/1f/../../deployment",
    "GET, /task/1f%2Fcomment",
    "GET, /task/1f;x=1/form",
    "POST, /filter/create",
    "PUT, /filter/7c",
    "DELETE, /filter/7c",
    "POST, /process-definition/key/issue-resolution/start",
    "POST, /process-definition/x:1:2/submit-form",
    "POST, /process-instance/9f/modification",
    "DELETE, /process-instance/9f",
    "PUT, /process-instance/9f/variables/department",
    "GET, /process-instance/9f/variables",
    "POST, /message",
    "POST, /signal",
    "POST, /deployment/create",
    "GET, /deployment",
    "GET, /user",
    "POST, /user/create",
    "PUT, /user/zhang/profile",
    "PUT, /user/zhang/credentials",
    "POST, /authorization/create",
    "GET, /history/task",
    "GET, /history/variable-instance",
    "POST, /external-task/fetchAndLock",
  })
  void everything_else_is_refused(String method, String path) {
    assertThat(TasklistRequests.allows(method, ENGINE + path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /cockpit/plugin/base/default/process-definition",
    "GET, /admin/plugin/adminPlugins/default/metrics",
    "GET, /engine/engine/other/task/1f",
  })
  void other_webapps_and_engines_are_refused(String method, String path) {
    assertThat(TasklistRequests.allows(method, path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/admin/auth/user/default/login/tasklist", "/admin/setup/default/user/create"})
  void the_webapps_own_sign_in_is_closed_to_everybody(String path) {
    assertThat(TasklistRequests.isSignIn(path)).isTrue();
  }
}
