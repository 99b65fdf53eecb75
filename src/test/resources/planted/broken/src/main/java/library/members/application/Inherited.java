package library.members.application;

import org.springframework.stereotype.Service;

class Inherited {

    public void one() {}

    @Service
    static class More extends Inherited { // breaks: a use case in application has one public method [library.members.application.Inherited$More has 2]

        public void two() {}
    }
}
