package dev.berth.reading;

/**
 * What a person answered by command, with what the issue said at that moment. When the issue says
 * something else later, the issue is the newer word.
 *
 * @param value the answer
 * @param base the part of {@link Written} it answers, as it was then
 */
public record Given<T>(T value, String base) {}
