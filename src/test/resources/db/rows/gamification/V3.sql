UPDATE gamification.account
   SET balance = 4, lifetime = 9, pending = 2, level = 50, entries = 7, last_entry_at = '2024-02-29 23:59:59.999999+00',
       listed = false, suspended = true, suspended_until = '9999-12-31 23:59:59+00', vip = true, vip_until = '9999-12-31 23:59:59+00',
       vip_multiplier = 1.05, move_zone = 'Pacific/Apia', move_day = '2024-02-29', streak_days = 366, streak_longest = 367,
       streak_day = '2024-02-29', streak_seen = '2024-02-29', streak_next = '2024-03-02 00:00:00+00', streak_spare = '2024-03-03 00:00:00+00',
       streak_frozen_at = '2024-02-01 00:00:00+00', gift_on = '2024-02-29', gifts = 1, actions = 2, missions = 3, vips = 4,
       conduct = '{"recent": ["2024-02-29T23:59:59.999999Z"], "day": "2024-02-29", "points": 9, "flags": []}'
 WHERE user_id = 1;

INSERT INTO gamification.entry (user_id, no, kind, type, amount, balance_after, lifetime_after, held, source, reason, refers_to,
                                key, request, occurred_at, explanation, answer)
VALUES
    (1, 1, 'bonus', NULL, 10, 10, 10, NULL, 'welcome', 'Welcome', NULL, NULL, NULL, '2024-01-01 00:00:00+00',
     '{"base": 10, "multipliers": [], "cap": null}', NULL),
    (1, 2, 'award', 'trivia_completed', 150, 160, 160, NULL, 'key:bot', NULL, NULL, repeat('~', 64),
     -9223372036854775808, '2024-01-01 00:00:00+00',
     '{"base": 100, "multipliers": [{"source": "difficulty", "factor": 1.5, "reason": "medium"}], "cap": 5}',
     '{"balance": 160, "level": 1, "streakDays": 1, "streakFactor": 1, "unlocked": []}'),
    (1, 3, 'award', 'reaction', 0, 160, 160, 2, 'key:bot', NULL, NULL, NULL, NULL, '2024-01-01 00:00:00+00', NULL, NULL),
    (1, 4, 'spending', NULL, -160, 0, 160, NULL, 'key:shop', NULL, NULL, NULL, NULL, '2024-01-01 00:00:00+00', NULL, NULL),
    (1, 5, 'refund', NULL, 4, 4, 160, NULL, 'operator:ana', NULL, 4, NULL, NULL, '2024-01-02 00:00:00+00', NULL, NULL),
    (1, 6, 'gift', NULL, 0, 4, 160, NULL, 'key:bot', NULL, NULL, NULL, NULL, '2024-01-02 00:00:00+00', NULL, NULL),
    (1, 7, 'void', 'reaction', 0, 4, 160, NULL, 'operator:ana', NULL, 3, NULL, NULL, '2024-02-29 23:59:59.999999+00', NULL,
     NULL),
    (4503599627370495, 1, 'adjustment', NULL, 9223372036854775807, 9223372036854775807, 0, NULL, 'operator:ana', NULL, NULL,
     NULL, NULL, '9999-12-31 23:59:59.999999+00', NULL, NULL);

INSERT INTO gamification.entry_note (user_id, no, reason, context)
VALUES
    (1, 4, repeat('☕', 500), NULL),
    (1, 3, NULL, '{"messageId": 1}');

INSERT INTO gamification.tally (user_id, type, total, times, echoes)
VALUES
    (1, 'reaction', 0, '{}', '{}'),
    (1, 'trivia_completed', 9223372036854775807, '{1704067200000000,1709251199999999}',
     '{-9223372036854775808,9223372036854775807}');

INSERT INTO gamification.hold (user_id, no, type, points, flag, held_at, decided_no, decided_at, decided_by, released)
VALUES (1, 3, 'reaction', 2, 'identical', '2024-01-01 00:00:00+00', 7, '2024-02-29 23:59:59.999999+00', 'operator:ana', false);

UPDATE gamification.account SET listed = false WHERE user_id = 4503599627370495;
