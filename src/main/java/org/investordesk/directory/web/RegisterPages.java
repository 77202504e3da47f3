package org.investordesk.directory.web;

import static java.util.stream.Collectors.joining;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.investordesk.directory.store.Listing;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** List, add and change for every register. */
@Controller
@RequestMapping("/desk/directory")
@PreAuthorize("hasAnyRole('camunda-admin', 'coordinator')")
class RegisterPages {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Form.SHANGHAI);

  /** A row of a list as its reader sees it. */
  record Line(String key, List<String> cells) {}

  private final List<Register> registers;
  private final MessageSource messages;
  private final CurrentUsers users;

  RegisterPages(List<Register> registers, MessageSource messages, CurrentUsers users) {
    this.registers = registers;
    this.messages = messages;
    this.users = users;
  }

  @GetMapping
  String overview(Model model) {
    model.addAttribute("registers", registers.stream().filter(this::isOpen).toList());
    return "directory/overview";
  }

  @GetMapping("/{id}")
  String list(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Locale language,
      Model model) {
    var register = register(id);
    var listing = register.list(q, page);
    model.addAttribute("register", register);
    model.addAttribute("lines", lines(register, listing, language));
    model.addAttribute("total", listing.total());
    model.addAttribute("pages", listing.pages());
    model.addAttribute("page", page);
    model.addAttribute("q", q);
    model.addAttribute("warnings", register.warnings());
    return "directory/list";
  }

  @GetMapping("/{id}/new")
  ModelAndView blank(@PathVariable String id) {
    var register = register(id);
    return form(register, null, register.blank(), List.of());
  }

  @PostMapping("/{id}/new")
  ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
    return save(register(id), null, typed);
  }

  @GetMapping("/{id}/entry/{key}")
  ModelAndView entry(@PathVariable String id, @PathVariable String key) {
    var register = register(id);
    return form(register, key, register.load(key), List.of());
  }

  @PostMapping("/{id}/entry/{key}")
  ModelAndView change(
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> typed) {
    return save(register(id), key, typed);
  }

  @PostMapping("/{id}/entry/{key}/remove")
  String remove(@PathVariable String id, @PathVariable String key) {
    var register = register(id);
    if (!register.removedInsteadOfChanged()) {
      throw new NotFound();
    }
    register.remove(key);
    return "redirect:/desk/directory/" + id + "?removed";
  }

  private ModelAndView save(
      Register register, @Nullable String key, MultiValueMap<String, String> typed) {
    List<Problem> problems;
    try {
      register.save(key, new Form(typed));
      return new ModelAndView("redirect:/desk/directory/" + register.id() + "?saved");
    } catch (NotFound gone) {
      throw gone;
    } catch (InvalidInput no) {
      problems = no.problems();
    } catch (Refusal no) {
      // only the account's password is refused by another room
      problems = List.of(Problem.of("password", no.key(), no.arguments()));
    }
    return form(register, key, typed, problems);
  }

  private static ModelAndView form(
      Register register,
      @Nullable String key,
      Map<String, List<String>> values,
      List<Problem> problems) {
    var view = new ModelAndView("directory/form");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("register", register);
    view.addObject("key", key);
    view.addObject("fields", register.fields(key == null));
    view.addObject("values", new HashMap<>(values));
    view.addObject("problems", problems);
    return view;
  }

  private Register register(String id) {
    var register =
        registers.stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(NotFound::new);
    if (!isOpen(register)) {
      throw new AccessDeniedException("register %s is for administrators".formatted(id));
    }
    return register;
  }

  private boolean isOpen(Register register) {
    return !register.administratorsOnly() || users.current().is(Role.ADMINISTRATOR);
  }

  private List<Line> lines(Register register, Listing listing, Locale language) {
    var columns = register.columns();
    return listing.rows().stream()
        .map(
            row -> {
              var cells =
                  IntStream.range(0, columns.size())
                      .mapToObj(at -> shown(columns.get(at), row.cells().get(at), language))
                      .toList();
              return new Line(row.key(), cells);
            })
        .toList();
  }

  private String shown(Column column, @Nullable Object cell, Locale language) {
    if (cell == null) {
      return "–";
    }
    return switch (column.kind()) {
      case TEXT, DAY -> cell.toString();
      case YUAN -> NumberFormat.getIntegerInstance(language).format(cell);
      case MINUTE -> MINUTE.format((Instant) cell);
      case YES_NO ->
          messages.getMessage(
              "directory." + (Boolean.TRUE.equals(cell) ? "yes" : "no"), null, language);
      case WORDS ->
          Arrays.stream(cell.toString().split(","))
              .map(word -> messages.getMessage(column.words() + word, null, language))
              .collect(joining(messages.getMessage("directory.listSeparator", null, language)));
    };
  }
}
