package io.diana.vip.web;

/** Bodies that the API's document shows, and that a test sends. */
final class VipExamples {

    static final String PLAN = """
            {"name": "Gold", "duration": "P30D", "price": {"amount": 250, "currency": "XTR"},
             "entitlements": {"points.multiplier": 2, "story.vip": true, "badge": "gold"}, "active": true}""";
    static final String GRANT = """
            {"plan": "monthly", "duration": "P14D", "reason": "Won the spring contest"}""";
    static final String TOKENS = """
            {"plan": "monthly", "count": 3, "expiresAt": "2099-12-31T23:59:59Z"}""";
    static final String REDEMPTION = """
            {"token": "vip_Wm9vayBhdCB0aGUgbW9vbiwgc2VlIHRoZSByYWJiaXQ"}""";

    private VipExamples() {}
}
