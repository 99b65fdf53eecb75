-- The rules of the game, kept as data. What a definition says stands in its body; how it is found, and whether it is in
-- force, beside it. The version rises with each change, so that whoever works through members after a change can tell
-- what they have worked through.
CREATE TABLE gamification.definition (
    kind       text        NOT NULL CHECK (kind IN ('action-type', 'achievement', 'mission', 'reward', 'campaign', 'levels',
                                                    'rules')),
    key        text        NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    version    integer     NOT NULL CHECK (version > 0),
    body       jsonb       NOT NULL CHECK (jsonb_typeof(body) = 'object' AND NOT body ?| ARRAY['key', 'active', 'stock']),
    active     boolean     NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (kind, key),
    CONSTRAINT definition_one_of_its_kind CHECK (kind NOT IN ('levels', 'rules') OR (key = 'default' AND active)),
    CONSTRAINT definition_campaign_by_time CHECK (kind <> 'campaign' OR active),
    CONSTRAINT definition_name CHECK (
        kind IN ('action-type', 'levels', 'rules')
        OR COALESCE(char_length(body ->> 'name') BETWEEN 1 AND 64 AND body ->> 'name' ~ '\S', false)),
    CONSTRAINT definition_points CHECK (
        kind NOT IN ('action-type', 'mission')
        OR COALESCE(CAST(body ->> 'points' AS bigint) BETWEEN 0 AND 1000000, false)),
    CONSTRAINT definition_price CHECK (
        kind <> 'reward' OR COALESCE(CAST(body ->> 'price' AS bigint) BETWEEN 0 AND 1000000000, false)),
    CONSTRAINT definition_factor CHECK (
        kind <> 'campaign'
        OR COALESCE(CAST(body ->> 'factor' AS numeric) > 0 AND CAST(body ->> 'factor' AS numeric) <= 100, false)),
    CONSTRAINT definition_steps CHECK (
        kind NOT IN ('achievement', 'levels') OR COALESCE(jsonb_array_length(body -> 'steps') > 0, false)),
    CONSTRAINT definition_objectives CHECK (
        kind <> 'mission' OR COALESCE(jsonb_array_length(body -> 'objectives') BETWEEN 1 AND 10, false))
);

COMMENT ON COLUMN gamification.definition.active IS 'false: out of force, but kept to be read';
COMMENT ON COLUMN gamification.definition.changed_at IS 'when this version was made';

-- The version of all definitions together: one row, which each change of any of them raises in its transaction. Whoever
-- changes one locks it first, so that definitions are held against each other as they will be.
CREATE TABLE gamification.catalogue (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL CHECK (version > 0)
);

-- How many are left of a reward that does not come without end. Selling counts down without a new version of the reward.
CREATE TABLE gamification.stock (
    reward    text   PRIMARY KEY,
    remaining bigint NOT NULL CHECK (remaining >= 0),
    kind      text   NOT NULL GENERATED ALWAYS AS ('reward') STORED,
    FOREIGN KEY (kind, reward) REFERENCES gamification.definition (kind, key)
) WITH (fillfactor = 70);

INSERT INTO gamification.catalogue (version) VALUES (1);

-- What the game begins with. A limit without window holds for a day of the member's calendar.
INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
SELECT 'action-type', key, 1,
       jsonb_build_object(
           'points', points,
           'limits', CAST(limits AS jsonb),
           'requiredContext', CAST(context AS jsonb),
           'factors', CAST(factors AS jsonb),
           'multiplied', true),
       true, now()
  FROM (VALUES
      ('daily_login', 50, '[{"max": 1, "window": null}]', '[]', '{}'),
      ('login', 10, '[{"max": 10, "window": "PT1H"}]', '[]', '{}'),
      ('message_sent', 5, '[{"max": 100, "window": "PT1H"}]', '[]', '{}'),
      ('reaction', 5, '[]', '[]', '{}'),
      ('trivia_completed', 100, '[{"max": 20, "window": "PT1H"}]', '["questionId"]',
       '{"difficulty": {"easy": 1, "medium": 1.5, "hard": 2}}'),
      ('story_chapter_completed', 150, '[{"max": 10, "window": "PT1H"}]', '["chapterId"]', '{}'),
      ('story_decision_made', 25, '[{"max": 50, "window": "PT1H"}]', '[]', '{}'),
      ('friend_referral', 500, '[{"max": 5, "window": "PT24H"}]', '["referredUserId"]', '{}'),
      ('community_participation', 30, '[{"max": 50, "window": "PT1H"}]', '[]', '{}'),
      ('challenge_completed', 200, '[{"max": 10, "window": "PT1H"}]', '[]', '{}')
  ) AS d (key, points, limits, context, factors);

INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
SELECT 'levels', 'default', 1,
       jsonb_build_object('steps', jsonb_agg(
           jsonb_build_object('number', n, 'at', 1000 * (n - 1) * (n - 1), 'name', NULL) ORDER BY n)),
       true, now()
  FROM generate_series(1, 50) AS n;

INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
VALUES ('rules', 'default', 1, '{
    "welcomeBonus": 10,
    "multiplierCap": 5,
    "streak": {
        "grace": "PT6H",
        "multipliers": [{"days": 3, "factor": 1.1}, {"days": 7, "factor": 1.2}, {"days": 14, "factor": 1.3},
                        {"days": 30, "factor": 1.5}],
        "milestones": [{"days": 7, "points": 500}, {"days": 30, "points": 2000}, {"days": 100, "points": 10000}],
        "freezeEvery": "PT720H"
    },
    "gift": {"base": 20, "perDay": 2, "most": 50},
    "abuse": {
        "velocity": {"actions": 10, "within": "PT30S"},
        "identical": {"actions": 5, "within": "PT1H"},
        "perDay": 10000,
        "penalties": [{"flags": 3, "held": "PT1H"}, {"flags": 10, "held": "PT24H"}],
        "memory": "PT720H"
    }
}', true, now());

-- Steps as [at, points, title], in the order bronze, silver, gold.
INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
SELECT 'achievement', key, 1,
       jsonb_build_object(
           'name', name,
           'secret', secret,
           'counter', counter,
           'requires', CAST(requires AS jsonb),
           'steps', (SELECT jsonb_agg(
                                jsonb_build_object(
                                    'tier', (ARRAY['BRONZE', 'SILVER', 'GOLD'])[n],
                                    'at', step -> 0,
                                    'points', step -> 1,
                                    'title', step -> 2) ORDER BY n)
                       FROM jsonb_array_elements(CAST(steps AS jsonb)) WITH ORDINALITY AS s (step, n))),
       true, now()
  FROM (VALUES
      ('first-steps', 'First steps', false, 'actions', '[]', '[[25, 25, null], [250, 100, null], [2500, 500, null]]'),
      ('collector', 'Collector', false, 'points', '[]',
       '[[5000, 100, null], [25000, 500, null], [100000, 2000, "Treasurer"]]'),
      ('climber', 'Climber', false, 'level', '[]', '[[5, 200, null], [10, 500, null], [25, 2000, "Summiteer"]]'),
      ('loyal-heart', 'Loyal heart', false, 'streak', '[]', '[[14, 100, null], [60, 500, null], [180, 2000, "Loyal heart"]]'),
      ('chatterbox', 'Chatterbox', false, 'actions.message_sent', '[]',
       '[[100, 50, null], [1000, 250, null], [10000, 1000, "Voice of the house"]]'),
      ('kind-soul', 'Kind soul', false, 'actions.reaction', '[]',
       '[[100, 50, null], [1000, 250, null], [10000, 1000, null]]'),
      ('quiz-master', 'Quiz master', false, 'actions.trivia_completed', '[]',
       '[[25, 100, null], [100, 500, null], [500, 2000, "Quiz master"]]'),
      ('bookworm', 'Bookworm', false, 'actions.story_chapter_completed', '[]',
       '[[10, 100, null], [50, 500, null], [150, 2000, "Bookworm"]]'),
      ('decision-maker', 'Decision maker', false, 'actions.story_decision_made', '[]',
       '[[25, 50, null], [100, 250, null], [500, 1000, null]]'),
      ('ambassador', 'Ambassador', false, 'referrals', '[]', '[[10, 250, null], [25, 1000, null], [100, 2500, "Ambassador"]]'),
      ('pillar', 'Pillar of the community', false, 'actions.community_participation', '[]',
       '[[25, 100, null], [100, 500, null], [500, 2000, "Pillar of the community"]]'),
      ('gift-hunter', 'Gift hunter', false, 'gifts', '[]', '[[7, 50, null], [30, 250, null], [100, 1000, null]]'),
      ('adventurer', 'Adventurer', false, 'missions', '[]', '[[10, 100, null], [50, 500, null], [200, 2000, "Adventurer"]]'),
      ('inner-circle', 'Inner circle', true, 'vip', '[]', '[[3, 100, null], [6, 300, null], [12, 1500, "Confidant"]]'),
      ('legend', 'Legend', true, 'actions.challenge_completed', '["climber"]',
       '[[10, 200, null], [50, 1000, null], [200, 5000, "Legend"]]')
  ) AS d (key, name, secret, counter, requires, steps);

INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
SELECT 'mission', key, 1,
       jsonb_build_object(
           'name', name,
           'kind', mission_kind,
           'objectives', (SELECT jsonb_agg(jsonb_build_object('counter', o ->> 0, 'required', o -> 1) ORDER BY n)
                            FROM jsonb_array_elements(CAST(objectives AS jsonb)) WITH ORDINALITY AS e (o, n)),
           'points', points,
           'minLevel', min_level,
           'vipOnly', false,
           'requires', CAST(requires AS jsonb),
           'start', NULL,
           'end', NULL),
       true, now()
  FROM (VALUES
      ('daily-messages', 'Join in', 'DAILY', '[["actions.message_sent", 10]]', 50, NULL, '[]'),
      ('daily-reactions', 'Show some love', 'DAILY', '[["actions.reaction", 10]]', 40, NULL, '[]'),
      ('daily-trivia', 'Three right answers', 'DAILY', '[["actions.trivia_completed", 3]]', 100, NULL, '[]'),
      ('daily-chapter', 'One more chapter', 'DAILY', '[["actions.story_chapter_completed", 1]]', 75, NULL, '[]'),
      ('daily-decisions', 'Make up your mind', 'DAILY', '[["actions.story_decision_made", 3]]', 50, NULL, '[]'),
      ('daily-community', 'Lend a hand', 'DAILY', '[["actions.community_participation", 2]]', 60, NULL, '[]'),
      ('daily-mix', 'A bit of everything', 'DAILY',
       '[["actions.message_sent", 5], ["actions.reaction", 5], ["gifts", 1]]', 80, 2, '[]'),
      ('weekly-regular', 'Here every day', 'WEEKLY', '[["gifts", 7]]', 300, NULL, '[]'),
      ('weekly-trivia', 'Know it all', 'WEEKLY', '[["actions.trivia_completed", 15]]', 400, NULL, '[]'),
      ('weekly-reader', 'Reading week', 'WEEKLY', '[["actions.story_chapter_completed", 5]]', 400, NULL, '[]'),
      ('weekly-challenger', 'Challenger', 'WEEKLY', '[["actions.challenge_completed", 3]]', 500, 3, '[]'),
      ('welcome', 'Welcome', 'ONCE', '[["actions", 3], ["gifts", 1]]', 100, NULL, '[]'),
      ('first-friend', 'Better together', 'ONCE', '[["referrals", 1]]', 250, NULL, '["welcome"]'),
      ('first-story', 'Once upon a time', 'ONCE',
       '[["actions.story_chapter_completed", 3], ["actions.story_decision_made", 5]]', 200, NULL, '["welcome"]'),
      ('explorer', 'Explorer', 'ONCE',
       '[["actions.trivia_completed", 1], ["actions.challenge_completed", 1], ["actions.community_participation", 1]]',
       300, NULL, '["welcome"]'),
      ('veteran', 'Veteran', 'ONCE', '[["level", 10]]', 1000, 5, '["explorer"]')
  ) AS d (key, name, mission_kind, objectives, points, min_level, requires);
