package org.investordesk.rulings.web;

import java.io.IOException;
import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Upload;
import org.investordesk.cases.web.CaseFileForms;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.rulings.Extensions;
import org.investordesk.rulings.Returns;
import org.investordesk.sla.PauseReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a department asks for on the case file, on its page and inside Tasklist alike. */
@Controller
@RequestMapping("/desk/issues/{number}")
class RulingPages {

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Returns returns;
  private final Extensions extensions;
  private final CurrentUsers users;
  private final RulingWords words;
  private final CaseFileForms forms;

  RulingPages(
      CaseFiles files,
      IssueDesk desk,
      Returns returns,
      Extensions extensions,
      CurrentUsers users,
      RulingWords words,
      CaseFileForms forms) {
    this.files = files;
    this.desk = desk;
    this.returns = returns;
    this.extensions = extensions;
    this.users = users;
    this.words = words;
    this.forms = forms;
  }

  @PostMapping("/return-requests")
  String askToReturn(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var issue = visible(number);
    return forms.take(
        issue,
        back,
        after,
        "return",
        Map.of("wanted", wanted, "text", reason),
        () -> returns.request(issue, wanted, reason));
  }

  @PostMapping("/extension-requests")
  String askForTime(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String days,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable MultipartFile evidence,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after)
      throws IOException {
    var issue = visible(number);
    var upload = upload(evidence);
    return forms.take(
        issue,
        back,
        after,
        "extension",
        Map.of("days", days, "text", reason),
        () -> extensions.request(issue, days, reason, upload));
  }

  @PostMapping("/pauses")
  String pause(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable MultipartFile evidence,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after)
      throws IOException {
    var issue = visible(number);
    var upload = upload(evidence);
    return forms.take(
        issue,
        back,
        after,
        "pause",
        Map.of("reason", reason, "text", text),
        () -> {
          requireLead(issue);
          desk.pause(issue, reason(reason), text, upload.content().length == 0 ? null : upload);
        });
  }

  private void requireLead(IssueNumber number) {
    var lead = files.find(number).map(IssueView::department).orElse("");
    if (!users.current().departments().contains(lead)) {
      throw new Refusal("rulings.refusal.onlyLead", words.department(lead), words.department(lead));
    }
  }

  private static PauseReason reason(String name) {
    for (var reason : PauseReason.values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    throw new Refusal("rulings.refusal.pauseReason");
  }

  private static Upload upload(@Nullable MultipartFile file) throws IOException {
    var name = file == null ? null : file.getOriginalFilename();
    return new Upload(name == null ? "file" : name, file == null ? new byte[0] : file.getBytes());
  }

  private IssueNumber visible(String number) {
    return IssueNumber.parse(number).filter(files::maySee).orElseThrow(NotFound::new);
  }
}
