package io.diana.users.web;

/** Bodies that the API's document shows, and that a test sends. */
final class UserExamples {

    static final String REGISTRATION = """
            {"id": 815, "firstName": "Ada", "lastName": "Lovelace", "username": "ada", "languageCode": "es", "timeZone": "Europe/Madrid"}""";
    static final String PROFILE_PATCH = """
            {"timeZone": "America/Mexico_City", "username": null}""";
    static final String PREFERENCES = """
            {"theme": "dark", "notifications": {"frequency": "daily", "hours": [9, 18]}}""";
    static final String SUSPENSION = """
            {"reason": "Spam in three groups", "until": "2030-01-31T12:00:00Z"}""";
    static final String BATCH = """
            {"users": [{"id": 815, "firstName": "Ada"}, {"id": 816, "firstName": "Grace", "lastName": "Hopper"}]}""";
    static final String IDS = """
            {"ids": [815, 816]}""";
    static final String PATCHES = """
            {"patches": [{"id": 815, "patch": {"theme": "light"}}, {"id": 816, "patch": {"tone": "friendly"}}]}""";
    static final String TABLE = """
            id,firstName,lastName,status,suspensionReason,suspensionUntil,createdAt
            817,Katherine,"Johnson, ""Kate""\",SUSPENDED,Spam in three groups,2030-01-31T12:00:00Z,2025-03-01T08:30:00Z
            """;

    private UserExamples() {}
}
