package dev.berth.policy;

/**
 * Whether a project's own list of maintainers names the requester. That there is no such list is
 * {@code Known.Absent}.
 *
 * @param where the file that was read: {@code MAINTAINERS.md}
 */
public record Maintainership(boolean named, String where) {}
