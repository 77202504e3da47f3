package org.investordesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * A project that comes home 回归项目.
 *
 * @param amountYuan planned investment in yuan
 * @param area 越城 柯桥 上虞 诸暨 嵊州 新昌
 * @param major a major project needs a responsible leader
 * @param responsibleLeaderId user id of the leader; null where none answers for it yet
 */
public record Project(
    long id,
    String name,
    long amountYuan,
    String area,
    boolean major,
    @Nullable Long investorId,
    @Nullable String responsibleLeaderId) {}
