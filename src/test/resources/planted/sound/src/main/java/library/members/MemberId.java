package library.members;

/** The identity of a member in every module. */
public record MemberId(long value) {}
