package org.investordesk.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.investordesk.platform.StartPageCard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in and the staff's start page. */
@Controller
class StaffPages {

  /** A card with its number, as the page shows it. */
  record Shown(StartPageCard card, @Nullable Long count) {}

  private final PageFrame frame;

  StaffPages(PageFrame frame) {
    this.frame = frame;
  }

  @GetMapping("/desk/sign-in")
  String signIn(
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String locked,
      Model model) {
    if (locked != null) {
      model.addAttribute("no", "platform.signIn.locked");
    } else if (wrong != null) {
      model.addAttribute("no", "platform.signIn.wrong");
    }
    return "platform/sign-in";
  }

  @GetMapping("/desk")
  String start(Model model) {
    var user = frame.user();
    List<Shown> cards =
        frame.cards().stream().map(card -> new Shown(card, number(card.count(user)))).toList();
    model.addAttribute("cards", cards);
    return "platform/start";
  }

  /** A number looks up the case file; the page itself belongs to another room. */
  @GetMapping("/desk/find")
  String find(@RequestParam(defaultValue = "") String number) {
    var wanted = number.strip();
    if (!wanted.matches("(?i)YS-\\d{4}-\\d{6}")) {
      return "redirect:/desk?notANumber";
    }
    return "redirect:/desk/issues/" + wanted.toUpperCase(Locale.ROOT);
  }

  private static @Nullable Long number(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }
}
