UPDATE gamification.account SET listed = false WHERE user_id = 4503599627370495;
