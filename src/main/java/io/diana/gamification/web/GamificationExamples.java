package io.diana.gamification.web;

/** Bodies for the API's document. */
final class GamificationExamples {

    static final String ACTION = """
            {"type": "trivia_completed", "context": {"questionId": "q-17", "difficulty": "medium"}}""";
    static final String ACTIONS = """
            {"actions": [
              {"userId": 816, "type": "message_sent", "idempotencyKey": "chat-4711-1"},
              {"userId": 816, "type": "reaction", "context": {"messageId": 4712}, "idempotencyKey": "chat-4711-2"}]}""";
    static final String SPENDING = """
            {"amount": 1, "purpose": "Bought a hint"}""";
    static final String ADJUSTMENT = """
            {"amount": 250, "reason": "Won the spring contest"}""";
    static final String DECISION = """
            {"reason": "Looked at it: a busy evening, no abuse"}""";
    static final String REFUND = """
            {"reason": "Bought by mistake"}""";

    private GamificationExamples() {}
}
