package org.investordesk.cases;

/**
 * Says that a type of issue has a process of its own. The room that owns the process contributes
 * one bean; types without any are handled by {@code general-coordination}.
 *
 * @param type the type
 * @param key of the process definition, also in {@code DepartmentProcesses.KEYS}
 * @param room prefix of its message keys: the title of a stage is {@code <room>.stage.<STAGE>}, an
 *     outcome {@code <room>.outcome.<OUTCOME>}
 */
public record HandlingProcess(IssueType type, String key, String room) {}
