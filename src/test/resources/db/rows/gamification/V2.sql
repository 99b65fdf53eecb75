-- The longest and the strangest of each kind; what the migration itself fills in is there too.
INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
VALUES
    ('action-type', 'a', 1, '{"points": 0, "limits": [], "requiredContext": [], "factors": {}, "multiplied": false}', false,
     '2024-02-29 23:59:59.999999+00'),
    ('action-type', repeat('z', 64), 2147483647,
     '{"points": 1000000, "limits": [{"max": 1000, "window": "PT8784H"}, {"max": 1, "window": null}],
       "requiredContext": ["A_1"], "factors": {"x": {"Ünï ☕": 0.0001, "b": 100}}, "multiplied": true}', true,
     '2024-01-01 00:00:00+00'),
    ('achievement', 'a-1', 1,
     '{"name": "☕", "secret": true, "counter": "actions.a", "requires": ["climber"],
       "steps": [{"tier": "SILVER", "at": 1000000000000, "points": 1000000, "title": "☕"}]}', false, '2024-01-01 00:00:00+00'),
    ('mission', 'm.1', 1,
     '{"name": "Event", "kind": "EVENT", "objectives": [{"counter": "points", "required": 1}], "points": 0, "minLevel": 1000,
       "vipOnly": true, "requires": ["welcome"], "start": "2024-02-29T23:59:59.999999Z", "end": "9999-12-31T23:59:59Z"}',
     true, '2024-01-01 00:00:00+00'),
    ('reward', 'r', 1,
     '{"name": "Month", "price": 1000000000, "perUser": 1, "minLevel": 1, "vipOnly": false,
       "prize": {"vipPlan": "monthly", "duration": "P1M"}}', true, '2024-01-01 00:00:00+00'),
    ('campaign', 'c', 3,
     '{"name": "Weekend", "factor": 0.5, "start": "2024-02-29T00:00:00Z", "end": "2024-03-01T00:00:00Z",
       "actionTypes": ["a"]}', true, '2024-01-01 00:00:00+00');

INSERT INTO gamification.stock (reward, remaining) VALUES ('r', 0);
