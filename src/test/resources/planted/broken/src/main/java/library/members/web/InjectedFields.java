package library.members.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class InjectedFields {

    @Autowired
    private Object wired; // breaks: dependencies come through the constructor [Field <library.members.web.InjectedFields.wired>]

    @Value("x")
    private Object valued; // breaks: dependencies come through the constructor [Field <library.members.web.InjectedFields.valued>]

    @jakarta.inject.Inject
    private Object injected; // breaks: dependencies come through the constructor [Field <library.members.web.InjectedFields.injected>]

    @jakarta.annotation.Resource
    private Object resource; // breaks: dependencies come through the constructor [Field <library.members.web.InjectedFields.resource>]

    @Autowired
    void setWired(Object wired) { // breaks: dependencies come through the constructor [Method <library.members.web.InjectedFields.setWired(]
        this.wired = wired;
    }
}
