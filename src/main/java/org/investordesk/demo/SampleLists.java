package org.investordesk.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Report;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Items of an acceptance list, which stories name by their place on it. */
@Component
@Profile("demo")
class SampleLists {

  private static final Pattern PLACE = Pattern.compile("#(\\d+)");

  private final AcceptanceDesk desk;

  SampleLists(AcceptanceDesk desk) {
    this.desk = desk;
  }

  /**
   * The investor reports an item.
   *
   * @param words its place on the list, a blank, what was done
   */
  void report(IssueNumber number, String words) {
    var parts = words.split(" ", 2);
    var file =
        new Upload(
            "证明材料-%s.pdf".formatted(parts[0]), OnePagePdf.saying(number.value() + " " + parts[0]));
    desk.report(
        number,
        new Report(item(number, Integer.parseInt(parts[0])).id(), parts[1], List.of(file), null));
  }

  void sendBack(IssueNumber number) {
    desk.sendBack(number);
  }

  /** Puts the ids of items where a story names their places. */
  Map<String, String> named(IssueNumber number, Map<String, String> fields) {
    var named = new LinkedHashMap<String, String>();
    fields.forEach(
        (field, value) ->
            named.put(
                field,
                field.equals("results")
                    ? PLACE
                        .matcher(value)
                        .replaceAll(
                            place ->
                                Long.toString(item(number, Integer.parseInt(place.group(1))).id()))
                    : value));
    return named;
  }

  private Item item(IssueNumber number, int place) {
    return desk.file(number).current().stream()
        .flatMap(list -> list.unsettled().stream())
        .filter(item -> item.position() == place)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s has no open item %d".formatted(number, place)));
  }
}
