package io.diana.outbox.web;

/** Bodies that the API's document shows, and that a test sends. */
final class EventExamples {

    static final String RESUBMISSION = """
            {"filter": {"status": "dead", "listener": "gamification.accounts", "since": "2030-01-31T12:00:00Z"}}""";
    static final String STREAMED = """
            id:815-4711
            event:UserRegistered
            data:{"id":"019a4f0e-7c3d-7b52-8f2e-0d6c2b7a9e11","source":"/diana","specversion":"1.0",\
            "type":"io.diana.users.UserRegistered","subject":"815","time":"2030-01-31T12:00:00Z",\
            "datacontenttype":"application/json","dataversion":1,"data":{"userId":815}}

            """;

    private EventExamples() {}
}
