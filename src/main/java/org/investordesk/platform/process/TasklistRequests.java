package org.investordesk.platform.process;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The requests Tasklist needs for reading, claiming and submitting tasks, found by watching it
 * work. Whatever is not here is refused to everybody but administrators: completing without the
 * form, writing variables, starting, deploying, comments, attachments, delegation, assignment.
 */
final class TasklistRequests {

  private record Allowed(String method, Pattern path) {}

  private static final String ID = "[A-Za-z0-9_.:@-]+";

  private static final List<Allowed> ALLOWED =
      List.of(
          // who am I
          get("/admin/auth/user/default"),
          post("/admin/auth/user/default/logout"),
          engine("GET", "/user/ID/profile"),
          engine("GET", "/authorization/check"),
          engine("GET", "/identity/groups"),
          engine("GET", "/identity/password-policy"),
          // filters
          engine("GET", "/filter"),
          engine("GET", "/filter/count"),
          engine("OPTIONS", "/filter"),
          engine("OPTIONS", "/filter/ID"),
          engine("GET", "/filter/ID"),
          engine("GET", "/filter/ID/count"),
          engine("POST", "/filter/ID/count"),
          engine("GET", "/filter/ID/list"),
          engine("POST", "/filter/ID/list"),
          // a task
          engine("POST", "/task"),
          engine("POST", "/task/count"),
          engine("GET", "/task"),
          engine("GET", "/task/count"),
          engine("GET", "/task/ID"),
          engine("GET", "/task/ID/form"),
          engine("GET", "/task/ID/deployed-form"),
          engine("GET", "/task/ID/rendered-form"),
          engine("GET", "/task/ID/form-variables"),
          engine("GET", "/task/ID/variables"),
          engine("GET", "/task/ID/variables/ID"),
          engine("GET", "/task/ID/variables/ID/data"),
          engine("GET", "/task/ID/identity-links"),
          engine("POST", "/task/ID/claim"),
          engine("POST", "/task/ID/unclaim"),
          engine("POST", "/task/ID/submit-form"),
          // what surrounds it
          engine("GET", "/process-definition"),
          engine("GET", "/process-definition/ID"),
          engine("GET", "/process-definition/ID/xml"),
          engine("GET", "/process-instance/ID"),
          engine("GET", "/history/user-operation"),
          engine("GET", "/history/user-operation/count"),
          get("/engine/engine"),
          get("/engine/engine/"),
          get("/tasklist/plugin/[a-zA-Z0-9-]+/static/[A-Za-z0-9/_.-]+"));

  /** The webapps' own ways to sign in or to make the first user: there is one sign-in, ours. */
  private static final Pattern SIGN_IN =
      Pattern.compile("/admin/(auth/user/[^/]+/login/.*|setup/.*)");

  private static final Pattern CLAIM = Pattern.compile("/engine/engine/default/task/[^/]+/claim");

  private static final Pattern QUERY =
      Pattern.compile("/engine/engine/default/(task(/count)?|filter/[^/]+/(list|count))");

  private static final Pattern SIGN_OUT = Pattern.compile("/admin/auth/user/[^/]+/logout");

  /**
   * @param path below {@code /camunda/api}, not decoded: an encoded character matches nothing
   */
  static boolean allows(String method, String path) {
    return ALLOWED.stream()
        .anyMatch(one -> one.method().equals(method) && one.path().matcher(path).matches());
  }

  static boolean isClaim(String path) {
    return CLAIM.matcher(path).matches();
  }

  /** Whether the body describes the tasks that are asked for. */
  static boolean isQuery(String method, String path) {
    return "POST".equals(method) && QUERY.matcher(path).matches();
  }

  static boolean isSignIn(String path) {
    return SIGN_IN.matcher(path).matches();
  }

  static boolean isSignOut(String path) {
    return SIGN_OUT.matcher(path).matches();
  }

  private static Allowed engine(String method, String path) {
    return of(method, "/engine/engine/default" + path);
  }

  private static Allowed get(String path) {
    return of("GET", path);
  }

  private static Allowed post(String path) {
    return of("POST", path);
  }

  private static Allowed of(String method, String path) {
    return new Allowed(method, Pattern.compile(path.replace("ID", ID)));
  }

  private TasklistRequests() {}
}
