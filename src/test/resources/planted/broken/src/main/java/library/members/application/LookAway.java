package library.members.application;

import org.springframework.stereotype.Component;

/** A use case by another name, with nothing to call. */
@Component
public class LookAway {} // breaks: a use case in application has one public method [library.members.application.LookAway has 0]
