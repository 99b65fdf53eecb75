package library.members.application;

import org.springframework.stereotype.Service;

@Service
public class ManageMembers { // breaks: a use case in application has one public method [library.members.application.ManageMembers has 2]

    public void add() {}

    public void remove() {}
}
