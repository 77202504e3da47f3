package org.investordesk.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.platform.StartPageCard;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the frame of a page needs to know beyond the page's own model; used by its template. */
@Component("pageFrame")
public final class PageFrame {

  private final CurrentUsers users;
  private final StaffAccounts accounts;
  private final List<StartPageCard> cards;

  PageFrame(CurrentUsers users, StaffAccounts accounts, List<StartPageCard> cards) {
    this.users = users;
    this.accounts = accounts;
    this.cards = cards.stream().sorted(Comparator.comparingInt(StartPageCard::order)).toList();
  }

  /** {@code zh-CN} or {@code en}, for the {@code lang} attribute. */
  public String language() {
    return LocaleContextHolder.getLocale().toLanguageTag();
  }

  public boolean inEnglish() {
    return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  /** This page in the other language: same path, same query. */
  public String otherLanguage() {
    var request = request();
    var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = original == null ? request.getRequestURI() : original.toString();
    return UriComponentsBuilder.fromPath(path.replaceAll("^/+", "/"))
        .query(request.getQueryString())
        .replaceQueryParam(DeskLocales.NAME, inEnglish() ? "zh-CN" : "en")
        .build()
        .toUriString();
  }

  /** What stands in the navigation of the one signed in. */
  public List<StartPageCard> navigation() {
    return cards().stream().filter(StartPageCard::inNavigation).toList();
  }

  /** The cards of the one signed in, in their order. */
  public List<StartPageCard> cards() {
    var user = users.current();
    return cards.stream().filter(card -> card.roles().stream().anyMatch(user::is)).toList();
  }

  public CurrentUser user() {
    return users.current();
  }

  /** The name to show; the user id where the account has none. */
  public String userName() {
    var id = users.current().id();
    return accounts
        .find(id)
        .map(StaffAccounts.Account::name)
        .filter(name -> !name.isBlank())
        .orElse(id);
  }

  /** The problems of one field; for the template of the errors. */
  public List<InvalidInput.Problem> problemsOf(
      @Nullable List<InvalidInput.Problem> problems, String field) {
    return problems == null
        ? List.of()
        : problems.stream().filter(problem -> problem.field().equals(field)).toList();
  }

  private static HttpServletRequest request() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }
}
