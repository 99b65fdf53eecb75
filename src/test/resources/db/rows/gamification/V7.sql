INSERT INTO gamification.redemption (user_id, no, reward, reward_version, price, redeemed_at, prize, refund_no, refunded_at,
                                     refunded_by)
VALUES
    (1, 4, 'gold-frame', 2147483647, 160, '2024-01-01 00:00:00+00', '{"vipPlan": "monthly", "duration": null}', 5,
     '2024-01-02 00:00:00+00', 'operator:ana'),
    (1, 6, repeat('a', 64), 1, 0, '2024-01-02 00:00:00+00', NULL, NULL, NULL, NULL);
