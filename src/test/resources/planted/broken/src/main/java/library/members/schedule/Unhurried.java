package library.members.schedule;

/** May subscribe and does not. */
class Unhurried {} // breaks: who is allowed to break a rule does so [members.schedule.Unhurried needs no allowance]
