package org.investordesk.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.Answer;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Report;
import org.investordesk.cases.Upload;
import org.investordesk.demo.SampleDirectory.Account;
import org.investordesk.demo.Story.Step;
import org.investordesk.demo.Story.TaskDone;
import org.investordesk.demo.process.OpenTasks;
import org.investordesk.demo.process.OpenTasks.OpenTask;
import org.investordesk.directory.Department;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ChamberEntry;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.LeaveEntry;
import org.investordesk.directory.DirectoryEditor.Level;
import org.investordesk.directory.DirectoryEditor.PairingEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.directory.ProjectMilestones;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.platform.Role;
import org.investordesk.power.PowerConnections;
import org.investordesk.rulings.Extensions;
import org.investordesk.rulings.PauseContests;
import org.investordesk.rulings.Returns;
import org.investordesk.satisfaction.Satisfaction;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills the desk as its users would: the registers through the editor, the problems step by step
 * through the desk, each at its own time, so that clocks, mails and escalations are real.
 */
@Component
@Profile("demo")
class SampleData {

  /** When the story of the sample data ends and the demo begins. */
  static final Instant STORY_ENDS = Instant.parse("2026-10-23T02:00:00Z");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate IN_OFFICE_SINCE = LocalDate.of(2026, 1, 1);
  private static final String MAIL_DOMAIN = "@desk.example";
  private static final int INVESTORS_WITHOUT_LEADER = 4;

  private final DirectoryEditor editor;
  private final ProjectMilestones milestones;
  private final IssueDesk desk;
  private final CaseWork work;
  private final CaseFiles files;
  private final Opinions opinions;
  private final Returns returns;
  private final Extensions extensions;
  private final PauseContests contests;
  private final SupervisionDesk supervision;
  private final ServiceClocks clocks;
  private final SampleApprovals approvals;
  private final SampleLists lists;
  private final SampleOffices offices;
  private final SampleFixes fixes;
  private final Satisfaction satisfaction;
  private final PowerConnections power;
  private final OpenTasks tasks;
  private final ActingAs acting;
  private final DemoTime time;
  private final SampleDirectory directory;
  private final List<Story> stories;

  private final Map<String, Long> chambers = new HashMap<>();
  private final Map<String, Long> investors = new HashMap<>();
  private final Map<String, Long> projects = new HashMap<>();

  SampleData(
      DirectoryEditor editor,
      ProjectMilestones milestones,
      IssueDesk desk,
      CaseWork work,
      CaseFiles files,
      Opinions opinions,
      Returns returns,
      Extensions extensions,
      PauseContests contests,
      SupervisionDesk supervision,
      ServiceClocks clocks,
      SampleApprovals approvals,
      SampleLists lists,
      SampleOffices offices,
      SampleFixes fixes,
      Satisfaction satisfaction,
      PowerConnections power,
      OpenTasks tasks,
      ActingAs acting,
      DemoTime time) {
    this.editor = editor;
    this.milestones = milestones;
    this.desk = desk;
    this.work = work;
    this.files = files;
    this.opinions = opinions;
    this.returns = returns;
    this.extensions = extensions;
    this.contests = contests;
    this.supervision = supervision;
    this.clocks = clocks;
    this.approvals = approvals;
    this.lists = lists;
    this.offices = offices;
    this.fixes = fixes;
    this.satisfaction = satisfaction;
    this.power = power;
    this.tasks = tasks;
    this.acting = acting;
    this.time = time;
    var mapper = JsonMapper.builder().build();
    this.directory =
        mapper.convertValue(SampleDirectory.read("demo/directory.yaml"), SampleDirectory.class);
    this.stories = Story.all();
  }

  SampleDirectory directory() {
    return directory;
  }

  /** Fills an empty desk; afterwards the clock stands at {@link #STORY_ENDS}. */
  void seed() {
    fillRegisters();
    replayStories();
  }

  private void fillRegisters() {
    for (var office : directory.departments()) {
      editor.saveDepartment(
          new Department(
              office.id(), office.name(), office.nameEn(), office.id() + MAIL_DOMAIN, true));
    }
    person(PersonEntry.of(admin().id(), admin().name(), mail(admin().id()), Role.ADMINISTRATOR));
    for (var it : directory.coordinators()) {
      person(PersonEntry.of(it.id(), it.name(), mail(it.id()), Role.COORDINATOR));
    }
    for (var it : directory.supervision()) {
      person(PersonEntry.of(it.id(), it.name(), mail(it.id()), Role.SUPERVISION));
      editor.saveSupervisionMember(new SupervisionEntry(it.id(), IN_OFFICE_SINCE, null));
    }
    for (var office : directory.departments()) {
      var head = office.head();
      person(PersonEntry.head(head.get(0), head.get(1), mail(head.get(0)), office.id()));
      for (var handler : office.handlers()) {
        person(
            PersonEntry.handler(handler.get(0), handler.get(1), mail(handler.get(0)), office.id()));
      }
    }
    fillLeaders();
    var dutyBegins = DemoStart.STORY_BEGINS;
    editor.addDuty(
        directory.coordinators().get(0).id(),
        dutyBegins,
        LocalDate.of(2027, 12, 31).atStartOfDay(SHANGHAI).toInstant());
    fillChambers();
    fillInvestorsAndProjects();
    fillPairings();
  }

  private Account admin() {
    return directory.administrator();
  }

  private void fillLeaders() {
    leader(directory.mayor().id(), directory.mayor().name(), Rank.MAYOR, Set.of());
    for (var deputy : directory.deputies()) {
      leader(deputy.id(), deputy.name(), Rank.DEPUTY_MAYOR, Set.copyOf(deputy.portfolio()));
    }
    for (var i = 0; i < directory.leaders().size(); i++) {
      leader(SampleDirectory.leaderId(i), directory.leaders().get(i), Rank.LEADER, Set.of());
    }
    for (var away : directory.leaves()) {
      editor.addLeave(
          new LeaveEntry(
              away.leader(),
              away.standIn(),
              LocalDate.parse(away.from()),
              LocalDate.parse(away.until())));
    }
  }

  private void leader(String id, String name, Rank rank, Set<String> portfolio) {
    person(PersonEntry.of(id, name, mail(id), Role.LEADER));
    editor.saveLeader(new LeaderEntry(id, rank, IN_OFFICE_SINCE, null, portfolio));
  }

  private void fillChambers() {
    for (var city : directory.cityChambers()) {
      chambers.put(
          city, editor.saveChamber(null, new ChamberEntry(city + "绍兴商会", Level.CITY, city)));
    }
    directory
        .countyChambers()
        .forEach(
            (area, cities) ->
                cities.forEach(
                    city ->
                        chambers.put(
                            area + "/" + city,
                            editor.saveChamber(
                                null, new ChamberEntry(city + area + "商会", Level.COUNTY, city)))));
  }

  private void fillInvestorsAndProjects() {
    for (var it : directory.investors()) {
      investors.put(
          it.key(),
          editor.saveInvestor(
              null,
              new InvestorEntry(
                  it.name(),
                  it.email(),
                  it.phone(),
                  it.languageOrChinese(),
                  it.enterprise(),
                  chambers.get(it.chamber()))));
    }
    var turn = 0;
    for (var it : directory.projects()) {
      var leader =
          it.major() ? SampleDirectory.leaderId(turn++ % directory.leaders().size()) : null;
      var project =
          editor.saveProject(
              null,
              new ProjectEntry(
                  it.name(),
                  it.wan() * 10_000,
                  it.area(),
                  it.sector(),
                  it.source(),
                  it.stage(),
                  it.major(),
                  investors.get(it.investor()),
                  leader));
      milestones.replace(project, it.promised());
      projects.put(it.key(), project);
    }
  }

  /** Each leader has one chamber; some investors and many chambers have no leader of their own. */
  private void fillPairings() {
    var leaders = new ArrayList<String>();
    leaders.add(directory.mayor().id());
    directory.deputies().forEach(it -> leaders.add(it.id()));
    for (var i = 0; i < directory.leaders().size(); i++) {
      leaders.add(SampleDirectory.leaderId(i));
    }
    var paired = chambers.values().stream().sorted().limit(leaders.size()).toList();
    for (var i = 0; i < paired.size(); i++) {
      editor.savePairing(
          null, new PairingEntry(leaders.get(i), paired.get(i), null, IN_OFFICE_SINCE, null));
    }
    var people = investors.values().stream().sorted().toList();
    for (var i = 0; i < people.size() - INVESTORS_WITHOUT_LEADER; i++) {
      editor.savePairing(
          null,
          new PairingEntry(
              leaders.get((i + 7) % leaders.size()), null, people.get(i), IN_OFFICE_SINCE, null));
    }
  }

  private void person(PersonEntry entry) {
    editor.savePerson(entry, directory.password());
  }

  private static String mail(String userId) {
    return userId + MAIL_DOMAIN;
  }

  private record Due(int index, Story story, Step step) {}

  private void replayStories() {
    var steps = new ArrayList<Due>();
    for (var i = 0; i < stories.size(); i++) {
      var index = i;
      stories.get(i).steps().forEach(step -> steps.add(new Due(index, stories.get(index), step)));
    }
    for (var more : Story.aftermath()) {
      var index = told(more.subject());
      more.steps().forEach(step -> steps.add(new Due(index, stories.get(index), step)));
    }
    steps.sort(Comparator.comparing(due -> due.step().at()));
    var numbers = new HashMap<Integer, IssueNumber>();
    for (var due : steps) {
      time.replayUntil(due.step().at());
      try {
        play(due, numbers);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "%s: %s does not fit".formatted(due.story().subject(), due.step()), e);
      }
    }
    time.replayUntil(STORY_ENDS);
  }

  private void play(Due due, Map<Integer, IssueNumber> numbers) {
    var story = due.story();
    var step = due.step();
    var coordinator = directory.coordinators().get(due.index() % 2).id();
    if (step.act() == Story.Act.REGISTER) {
      numbers.put(due.index(), register(due, coordinator));
      return;
    }
    var number = numbers.get(due.index());
    if (number == null) {
      throw new IllegalStateException("not registered yet");
    }
    if (step.part() > 1) {
      playPart(number, due, coordinator);
      return;
    }
    // a return may have brought it to another department than the one it was given to
    var lead = files.find(number).map(IssueView::department).orElse(story.department());
    var handler = directory.office(lead).handler(due.index());
    switch (step.act()) {
      case CONTACT -> acting.staff(coordinator, () -> tasks.claim(number.value(), coordinator));
      case ACCEPT ->
          acting.staff(coordinator, () -> desk.accept(number, acceptance(number, story)));
      case SPLIT -> acting.staff(coordinator, () -> split(number, due));
      case ORDER -> acting.staff(coordinator, () -> order(number, step.words()));
      case MERGE ->
          acting.staff(
              coordinator,
              () -> work.merge(number, told(step.words(), numbers), "同一企业就同一件事再次反映", false));
      case SIGN ->
          acting.staff(
              handler, () -> desk.signFor(number, new SignFor(step.words(), step.promised())));
      case STAGED ->
          acting.staff(
              handler,
              () ->
                  desk.signFor(number, new SignFor(step.words(), step.promised(), Course.STAGED)));
      case ASSIST -> acting.staff(handler, () -> ask(number, step));
      case TASK -> complete(number, Story.taskDone(step), due.index());
      case HANDBACK -> acting.staff(handler, () -> handBack(number, step));
      case EXTEND -> acting.staff(handler, () -> extend(number, step));
      case CONTEST -> acting.investor(() -> contest(number, step));
      case APPEAL -> acting.investor(() -> supervision.appeal(number, step.words()));
      case PAPER -> approvals.paper(number, step.words());
      case MANDATE -> approvals.mandate(number, coordinator, step.words());
      case ITEM -> approvals.item(number, step.words(), step.at().atZone(SHANGHAI).toLocalDate());
      case FIX -> acting.investor(() -> lists.report(number, step.words()));
      case BACK -> acting.investor(() -> lists.sendBack(number));
      case GREEN -> acting.staff(coordinator, () -> power.enterGreenChannel(number, step.words()));
      case AGREE -> acting.investor(() -> power.acceptScheme(number));
      case DISAGREE -> acting.investor(() -> power.contestScheme(number, step.words()));
      case UPDATE ->
          acting.staff(handler, () -> desk.publishUpdate(number, step.words(), step.promised()));
      case NOTE -> acting.staff(handler, () -> desk.note(number, step.words()));
      case ASK -> acting.staff(handler, () -> desk.askInvestor(number, step.words()));
      case REPLY -> acting.investor(() -> desk.investorReplied(number, step.words(), List.of()));
      case THIRD -> acting.staff(handler, () -> desk.awaitThirdParty(number, step.words()));
      case RESUME -> acting.staff(handler, () -> desk.resumeWork(number, step.words()));
      case ANSWER -> acting.staff(handler, () -> answer(number, step.words()));
      case RETURN -> acting.staff(coordinator, () -> desk.returnAnswer(number, step.words()));
      case RELEASE -> acting.staff(coordinator, () -> desk.release(number, null));
      case CONFIRM -> acting.investor(() -> desk.confirm(number));
      case OBJECT -> acting.investor(() -> desk.object(number, step.words()));
      case OFFICE -> offices.call(number, step.words());
      case MINUTES -> offices.minutes(number, coordinator, step.words());
      case RATE -> acting.investor(() -> rate(number, step.words()));
      case FINDING -> acting.staff(handler, () -> fixes.find(number, step.words()));
      case RECOMMEND -> acting.staff(coordinator, () -> fixes.recommend(number, step));
      case FIX_TASK ->
          fixes.complete(
              number,
              Story.taskDone(step),
              owner ->
                  owner == null
                      ? directory.supervision().get(0).id()
                      : directory.office(owner).handler(due.index()));
      case REGISTER -> throw new IllegalStateException("registered twice");
    }
  }

  /** Parts go the plain way: signed for, told of, answered, released, confirmed. */
  private void playPart(IssueNumber original, Due due, String coordinator) {
    var step = due.step();
    var part = ofCase(original).get(step.part() - 1);
    var department = files.find(part).orElseThrow().department();
    var handler = directory.office(Objects.requireNonNull(department)).handler(due.index());
    switch (step.act()) {
      case SIGN ->
          acting.staff(
              handler, () -> desk.signFor(part, new SignFor(step.words(), step.promised())));
      case UPDATE ->
          acting.staff(handler, () -> desk.publishUpdate(part, step.words(), step.promised()));
      case ANSWER -> acting.staff(handler, () -> answer(part, step.words()));
      case RELEASE -> acting.staff(coordinator, () -> desk.release(part, null));
      case CONFIRM -> acting.investor(() -> desk.confirm(part));
      default -> throw new IllegalStateException("no step of a part");
    }
  }

  private List<IssueNumber> ofCase(IssueNumber number) {
    return files.ofCase(files.find(number).orElseThrow().caseId()).stream()
        .map(IssueView::number)
        .toList();
  }

  private void split(IssueNumber number, Due due) {
    var story = due.story();
    work.splitAtTriage(
        number,
        Story.parts(due.step()),
        "所涉审批分属不同部门，逐项立件更快",
        investors.get(story.by()),
        projects.get(story.project()));
  }

  private void order(IssueNumber number, String words) {
    var all = ofCase(number);
    var space = words.indexOf(' ');
    var turns = words.substring(0, space).split("-");
    for (var i = 1; i < turns.length; i++) {
      work.link(
          all.get(Integer.parseInt(turns[i - 1]) - 1),
          all.get(Integer.parseInt(turns[i]) - 1),
          LinkKind.BEFORE,
          words.substring(space + 1));
    }
  }

  private IssueNumber told(String subject, Map<Integer, IssueNumber> numbers) {
    var number = numbers.get(told(subject));
    if (number == null) {
      throw new IllegalStateException("no problem registered as " + subject);
    }
    return number;
  }

  private int told(String subject) {
    for (var i = 0; i < stories.size(); i++) {
      if (stories.get(i).subject().equals(subject)) {
        return i;
      }
    }
    throw new IllegalStateException("no problem is told as " + subject);
  }

  private IssueNumber register(Due due, String coordinator) {
    var story = due.story();
    var person = directory.investor(story.by());
    var project = directory.project(story.project());
    var byStaff =
        story.channel() == Channel.CLERK
            || story.channel() == Channel.VISIT
            || story.channel() == Channel.SYMPOSIUM;
    var report =
        new Report(
            story.channel(),
            story.issueType(),
            byStaff ? story.variant() : null,
            story.subject(),
            story.text(),
            project.area(),
            project.name(),
            new Contact(person.name(), person.email(), person.phone(), person.enterprise()),
            "en".equals(person.language()) ? Language.EN : Language.ZH,
            byStaff ? investors.get(story.by()) : null,
            byStaff ? projects.get(story.project()) : null,
            List.of(),
            "sample-" + due.index());
    return byStaff
        ? acting.staff(coordinator, () -> desk.register(report).number())
        : acting.investor(() -> desk.register(report).number());
  }

  private Acceptance acceptance(IssueNumber number, Story story) {
    var proposed = files.find(number).orElseThrow().proposedDepartment();
    return new Acceptance(
        story.issueType(),
        story.variant(),
        story.department(),
        reasonFor(story, proposed),
        investors.get(story.by()),
        projects.get(story.project()));
  }

  private @Nullable String reasonFor(Story story, @Nullable String proposed) {
    return story.department().equals(proposed)
        ? null
        : "按职责分工，此事由%s主办更合适。".formatted(directory.office(story.department()).name());
  }

  private void answer(IssueNumber number, String words) {
    desk.submitAnswer(number, new Answer(words, false, null, Set.of(evidence(number, "办理结果"))));
  }

  private UUID evidence(IssueNumber number, String name) {
    return desk.attach(
            number,
            new Upload(
                "%s-%s.pdf".formatted(name, number.value()), OnePagePdf.saying(number.value())),
            Audience.STAFF)
        .id();
  }

  private void rate(IssueNumber number, String words) {
    var parts = words.split(" ", 3);
    satisfaction.answer(
        number,
        new Satisfaction.Answer(
            parts[1].equals("yes"),
            Integer.parseInt(parts[0]),
            parts.length > 2 ? parts[2] : null));
  }

  private void ask(IssueNumber number, Step step) {
    var words = step.words().split(" ", 2);
    opinions.ask(number, Purpose.ASSISTANCE, List.of(new Ask(words[0], words[1], step.promised())));
  }

  private void handBack(IssueNumber number, Step step) {
    var words = step.words().split(" ", 2);
    returns.request(number, words[0], words[1]);
  }

  private void extend(IssueNumber number, Step step) {
    var words = step.words().split(" ", 2);
    extensions.request(
        number,
        words[0],
        words[1],
        new Upload("延期依据-%s.pdf".formatted(number.value()), OnePagePdf.saying(number.value())));
  }

  private void contest(IssueNumber number, Step step) {
    var pauses = clocks.pauses(number.value());
    contests.contest(number, pauses.get(pauses.size() - 1).id(), step.words());
  }

  private void complete(IssueNumber number, TaskDone done, int turn) {
    var task = tasks.find(number.value(), done.element(), done.department());
    var person = doer(task, turn);
    acting.staff(
        person,
        () -> {
          var fields = new HashMap<String, Object>(lists.named(number, done.fields()));
          if (task.takesEvidence()) {
            fields.computeIfAbsent("evidence", field -> evidence(number, task.name()).toString());
          }
          tasks.complete(task, person, fields);
        });
  }

  /** Whoever has the task; else one of the department; else the coordinator. */
  private String doer(OpenTask task, int turn) {
    if (task.person() != null) {
      return task.person();
    }
    return task.department() != null
        ? directory.office(task.department()).handler(turn)
        : directory.coordinators().get(turn % 2).id();
  }
}
