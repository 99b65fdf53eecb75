INSERT INTO gamification.board_period (board, period, ends_at, closed_at, cut_below, cut_at)
VALUES
    (2, '2024-02-26', '2024-03-04 00:00:00+00', NULL, NULL, NULL),
    (3, '9999-12-01', '9999-12-31 23:59:59.999999+00', NULL, NULL, NULL);
INSERT INTO gamification.standing (board, period, user_id, score, listed, until)
VALUES
    (1, '1970-01-01', 1, 0, true, NULL),
    (1, '1970-01-01', 4503599627370495, 18014398509481983, false, NULL),
    (2, '2024-02-26', 1, 5, true, NULL),
    (3, '9999-12-01', 1, 5, true, NULL),
    (4, '1970-01-01', 1, 2147483647, true, '2024-02-29 23:59:59.999999+00');
INSERT INTO gamification.rank_node (board, period, level, slot, members, change)
VALUES
    (1, '1970-01-01', 8, 63, 2147483647, -2147483648),
    (2, '2024-02-26', 0, 5, 1, 1);
INSERT INTO gamification.board_period (board, period, ends_at, closed_at, cut_below, cut_at)
VALUES
    (2, '2024-02-19', '2024-02-26 00:00:00+00', '2024-02-26 00:01:00+00', 0, '2024-05-26 00:01:00+00'),
    (3, '2024-01-01', '2024-02-01 00:00:00+00', '2024-02-01 00:00:00.000001+00', 9223372036854775807, NULL);
