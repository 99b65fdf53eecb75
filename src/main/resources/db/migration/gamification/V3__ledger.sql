ALTER TABLE gamification.account ADD COLUMN listed boolean NOT NULL DEFAULT true;
